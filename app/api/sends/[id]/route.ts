import { sendEndpoints } from "@/lib/api/sends";
import { answerNothing, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { deleteSend } from "@/lib/server/outbox/ledger/delete-send";
import { NO_SEND } from "@/lib/server/outbox/send-problems";
import { openOutbox } from "@/lib/server/outbox/server-outbox";
import { answerFind } from "@/lib/server/outbox/answer-send";

const STILL_OPEN = makeProblem(
  "still-open",
  409,
  "This send can't be deleted yet",
  "Only a send that has ended can be deleted. Cancel it if it is queued. Resolve it if it is unknown.",
);

/** Always 200 with the send, whatever its state. */
export const GET = route(sendEndpoints.find, ({ actor, params }) => answerFind(actor, params, openOutbox()));

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
