import "server-only";
import type { Decision, Outbox } from "@/lib/outbox/outbox";
import { toView } from "@/lib/outbox/view";
import { ANYONE } from "./author";
import { isCrossSite } from "./origin";
import { answerJson, answerProblem, makeProblem } from "./problem";

const DECISIONS: readonly Decision[] = ["cancel", "confirm", "close"];

const NO_DECISION = makeProblem(
  "not-found",
  404,
  "No such decision",
  `A send can be decided about by ${DECISIONS.join(", ")}.`,
);
const NOT_FOUND = makeProblem("not-found", 404, "No such send", "No send has this id, or it was deleted.");
const CROSS_SITE = makeProblem(
  "cross-site",
  403,
  "Another site's request",
  "Decide on Menuet's own page, or without an Origin.",
);
const TOO_LATE: Record<Decision, string> = {
  cancel: "It has left already, or was ended: only what is queued can be cancelled.",
  confirm: "It does not wait for a confirmation any more.",
  close: "Only a send that may have been sent can be closed.",
};

const isDecision = (name: string): name is Decision => DECISIONS.some((decision) => decision === name);

/** `POST /api/sends/:id/:decision`: 200 with the send as it is now, or 409 where it is not what the decision is about. */
export async function answerDecision(
  request: Request,
  { id, decision }: { id: string; decision: string },
  { outbox, appOrigin }: { outbox: Outbox; appOrigin: string },
): Promise<Response> {
  if (isCrossSite(request.headers, appOrigin)) return answerProblem(CROSS_SITE);
  if (!isDecision(decision)) return answerProblem(NO_DECISION);
  const decided = await outbox.decide(decision, id, ANYONE);
  if (decided) return answerJson(200, toView(decided));
  const send = await outbox.find(id);
  if (!send) return answerProblem(NOT_FOUND);
  return answerProblem({
    ...makeProblem("too-late", 409, "It is too late for that", TOO_LATE[decision]),
    id,
  });
}
