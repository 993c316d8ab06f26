import "server-only";
import type { Actor } from "@/lib/accounts/actor/actor";
import type { Decision, Outbox } from "@/lib/outbox/outbox";
import { findRecord } from "@/lib/outbox/history/find-record";
import { answerJson, answerProblem, makeProblem } from "@/lib/http/problem";

const DECISIONS: readonly Decision[] = ["cancel", "confirm", "close"];

const NO_DECISION = makeProblem(
  "not-found",
  404,
  "No such decision",
  `A send can be decided about by ${DECISIONS.join(", ")}.`,
);
const NOT_FOUND = makeProblem("not-found", 404, "No such send", "No send has this id, or it was deleted.");
const TOO_LATE: Record<Decision, string> = {
  cancel: "It has left already, or was ended: only what is queued can be cancelled.",
  confirm: "It does not wait for a confirmation any more.",
  close: "Only a send that may have been sent can be closed.",
};

const isDecision = (name: string): name is Decision => DECISIONS.some((decision) => decision === name);

/** `POST /api/sends/:id/:decision`: 200 with the send as it is now, or 409 where it is not what the decision is about. */
export async function answerDecision(
  { id, decision }: { id: string; decision: string },
  { outbox, actor }: { outbox: Outbox; actor: Actor },
): Promise<Response> {
  if (!isDecision(decision)) return answerProblem(NO_DECISION);
  const decided = await outbox.decide(actor, decision, id);
  const record = await findRecord(actor, outbox.store, id);
  if (!record) return answerProblem(NOT_FOUND);
  if (decided) return answerJson(200, record);
  return answerProblem({
    ...makeProblem("too-late", 409, "It is too late for that", TOO_LATE[decision]),
    id,
  });
}
