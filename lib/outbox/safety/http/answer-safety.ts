import "server-only";
import { type Actor, may } from "@/lib/accounts/actor/actor";
import { answerJson, answerProblem, makeProblem } from "@/lib/http/problem";
import type { Outbox } from "@/lib/outbox/outbox";
import { changeSafety } from "@/lib/outbox/safety/change-safety";
import { findSafety } from "@/lib/outbox/safety/find-safety";
import { resumeSending, stopSending } from "@/lib/outbox/safety/stop-sending";
import { readSafetyOrder, readStopOrder } from "./safety-order";

const OWNERS_ONLY = makeProblem(
  "not-allowed",
  403,
  "Only an owner lets sending go on",
  "Sending stays stopped. Ask an owner to look at why it was stopped, and to let it go on under Settings.",
);

/** `GET /api/sending`. `at`: epoch ms. */
export const answerSafety = async (actor: Actor, outbox: Outbox, at: number): Promise<Response> =>
  answerJson(200, await findSafety(outbox.store, actor, at, outbox.maxPerDay));

/** `PUT /api/sending`: what stands from now on. */
export async function answerNewSafety(
  request: Request,
  actor: Actor,
  outbox: Outbox,
  at: number,
): Promise<Response> {
  const { store, maxPerDay } = outbox;
  const order = await readSafetyOrder(request, maxPerDay);
  if (!order.ok) return answerProblem(order.problem);
  return answerJson(200, await changeSafety(store, actor, order.change, { at, maxPerDay }));
}

/** `PUT /api/sending/stopped`: whoever sends may stop it, an owner lets it go on. What stands from now on. */
export async function answerStop(
  request: Request,
  actor: Actor,
  outbox: Outbox,
  at: number,
): Promise<Response> {
  const order = await readStopOrder(request);
  if (!order.ok) return answerProblem(order.problem);
  if (!order.isStopped && !may(actor, "manage")) return answerProblem(OWNERS_ONLY);
  await (order.isStopped ? stopSending : resumeSending)(outbox.store, actor, at);
  if (!order.isStopped) outbox.worker.wake();
  return answerSafety(actor, outbox, at);
}
