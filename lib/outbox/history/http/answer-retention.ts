import "server-only";
import { type Retention, retentionSchema } from "@/lib/outbox/contract/history";
import type { Problem } from "@/lib/outbox/contract/problem";
import { readRetention, writeRetention } from "@/lib/outbox/history/retention/retention-option";
import { parseJson } from "@/lib/outbox/http/parse-json";
import { answerJson, answerProblem, makeProblem } from "@/lib/outbox/http/problem";
import { readBody } from "@/lib/outbox/http/read-body";
import type { Store } from "@/lib/store/store";

const JSON_TYPE = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i;
const WRONG_TYPE = makeProblem(
  "wrong-type",
  415,
  "The body must be JSON",
  "Set Content-Type to application/json.",
);
const TOO_LARGE = makeProblem("too-large", 413, "The body is too large", "Send at most 64 KB.");
const NOT_READ = makeProblem("not-json", 400, "The body cannot be read", "Send JSON in UTF-8.");
const DAYS = "A whole number of days from 1 to 3650, or null to keep everything";
const NOT_VALID: Problem = {
  ...makeProblem("not-valid", 422, "This is no time to keep sends for", `days: ${DAYS}.`),
  errors: [{ path: "days", message: DAYS, source: "menuet" }],
};

async function readOrder(request: Request): Promise<Retention | Problem> {
  if (!JSON_TYPE.test(request.headers.get("content-type") ?? "")) return WRONG_TYPE;
  const body = await readBody(request);
  if (!body.ok) return body.fault === "too large" ? TOO_LARGE : NOT_READ;
  const json = parseJson(body.text);
  if (!json.ok) return NOT_READ;
  const read = retentionSchema.safeParse(json.value);
  return read.success ? read.data : NOT_VALID;
}

/** `GET /api/outbox/retention` */
export const answerRetention = async (store: Store): Promise<Response> =>
  answerJson(200, await readRetention(store));

/** `PUT /api/outbox/retention`: answers what is set from now on. */
export async function answerNewRetention(request: Request, store: Store): Promise<Response> {
  const order = await readOrder(request);
  if ("status" in order) return answerProblem(order);
  await writeRetention(store, order);
  return answerJson(200, order);
}
