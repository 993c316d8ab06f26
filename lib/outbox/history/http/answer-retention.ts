import "server-only";
import type { Actor } from "@/lib/accounts/actor/actor";
import { retentionSchema } from "@/lib/outbox/contract/history";
import type { Problem } from "@/lib/http/contract/problem";
import { findRetention, writeRetention } from "@/lib/outbox/history/retention/retention-option";
import { answerJson, answerProblem, makeProblem } from "@/lib/http/problem";
import { readJson } from "@/lib/http/read-json";
import type { Store } from "@/lib/store/store";

const DAYS = "A whole number of days from 1 to 3650, or null to keep everything";
const NOT_VALID: Problem = {
  ...makeProblem("not-valid", 422, "This is no time to keep sends for", `days: ${DAYS}.`),
  errors: [{ path: "days", message: DAYS, source: "menuet" }],
};

/** `GET /api/outbox/retention` */
export const answerRetention = async (actor: Actor, store: Store): Promise<Response> =>
  answerJson(200, await findRetention(actor, store));

/** `PUT /api/outbox/retention`: answers what is set from now on. `at`: epoch ms. */
export async function answerNewRetention(
  request: Request,
  actor: Actor,
  store: Store,
  at: number,
): Promise<Response> {
  const json = await readJson(request);
  if (!json.ok) return answerProblem(json.problem);
  const order = retentionSchema.safeParse(json.value);
  if (!order.success) return answerProblem(NOT_VALID);
  await writeRetention(actor, store, order.data, at);
  return answerJson(200, order.data);
}
