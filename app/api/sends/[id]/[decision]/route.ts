import { DECISIONS, type SendDecision, sendEndpoints } from "@/lib/api/sends";
import { answerJson, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { findRecord } from "@/lib/server/outbox/ledger/find-record";
import { NO_SEND } from "@/lib/server/outbox/send-problems";
import { openOutbox } from "@/lib/server/outbox/server-outbox";

const NO_DECISION = makeProblem("not-found", 404, "No such decision", `Use one of: ${DECISIONS.join(", ")}.`);
const TOO_LATE: Record<SendDecision, string> = {
  cancel: "Only a queued send can be cancelled. This one was already sent or has ended.",
  confirm: "This send no longer waits for confirmation.",
  close: "Only an unknown send can be resolved.",
};

const isDecision = (name: string): name is SendDecision => DECISIONS.some((decision) => decision === name);

/** 200 with the changed send, or 409 if the decision doesn't apply. */
export const POST = route(sendEndpoints.decide, async ({ actor, params }) => {
  const { id, decision } = params;
  if (!isDecision(decision)) return answerProblem(NO_DECISION);
  const outbox = openOutbox();
  const decided = await outbox.decide(actor, decision, id);
  const record = await findRecord(actor, outbox.store, id);
  if (!record) return answerProblem(NO_SEND);
  if (decided) return answerJson(200, record);
  return answerProblem({
    ...makeProblem("too-late", 409, "This action is no longer possible", TOO_LATE[decision]),
    id,
  });
});
