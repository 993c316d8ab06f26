import type { ProblemDetails } from "@/lib/api/problem";
import { type SendDecision, sendEndpoints } from "@/lib/api/sends";
import { answerJson, answerNothing, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { answerFind } from "@/lib/server/outbox/answer-send";
import { claimReceipt } from "@/lib/server/outbox/ledger/claim-receipt";
import { deleteSend } from "@/lib/server/outbox/ledger/delete-send";
import { findRecord } from "@/lib/server/outbox/ledger/find-record";
import { NO_SEND } from "@/lib/server/outbox/send-problems";
import { openOutbox } from "@/lib/server/outbox/server-outbox";

const STILL_OPEN = makeProblem(
  "still-open",
  409,
  "This send can't be deleted yet",
  "Only a send that has ended can be deleted. Cancel it if it is queued. Resolve it if it is unknown.",
);

const makeTooLate = (detail: string, title = "This action is no longer possible") =>
  makeProblem("too-late", 409, title, detail);
const TOO_LATE: Record<SendDecision | "claim", ProblemDetails> = {
  cancel: makeTooLate("Only a queued send can be cancelled. This one was already sent or has ended."),
  confirm: makeTooLate("This send no longer waits for confirmation."),
  close: makeTooLate("Only an unknown send can be resolved."),
  claim: makeTooLate(
    "The send is already settled, or the receipt is for another message. Reload the send.",
    "This receipt doesn't resolve this send",
  ),
};

/** Always 200 with the send, whatever its state. */
export const GET = route(sendEndpoints.find, ({ actor, params }) => answerFind(actor, params, openOutbox()));

/** 200 with the changed send, or 409 if the decision doesn't apply. */
export const POST = route(sendEndpoints.decide, async ({ actor, params: { id }, body, store, at }) => {
  const isDone =
    body.decision === "claim"
      ? await claimReceipt(actor, store, { id, messageId: body.message_id }, at)
      : (await openOutbox().decide(actor, body.decision, id)) !== null;
  const record = await findRecord(actor, store, id);
  if (!record) return answerProblem(NO_SEND);
  return isDone ? answerJson(200, record) : answerProblem({ ...TOO_LATE[body.decision], id });
});

export const DELETE = route(sendEndpoints.remove, async ({ actor, params, at }) => {
  const { kind } = await deleteSend(actor, openOutbox().store, params.id, at);
  switch (kind) {
    case "deleted":
      return answerNothing();
    case "missing":
      return answerProblem(NO_SEND);
    case "open":
      return answerProblem({ ...STILL_OPEN, id: params.id });
    default:
      return kind satisfies never;
  }
});
