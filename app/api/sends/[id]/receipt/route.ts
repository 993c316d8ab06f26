import { resultsEndpoints } from "@/lib/api/results";
import { answerNothing, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { claimReceipt } from "@/lib/server/outbox/ledger/claim-receipt";
import { NO_SEND } from "@/lib/server/outbox/send-problems";

const NOT_OFFERED = makeProblem(
  "too-late",
  409,
  "This receipt doesn't resolve this send",
  "The send is already settled, or the receipt is for another message. Reload the send.",
);

export const POST = route(resultsEndpoints.claim, async ({ actor, params, body, store, at }) => {
  const claiming = await claimReceipt(actor, store, { id: params.id, messageId: body.message_id }, at);
  if (claiming === "missing") return answerProblem(NO_SEND);
  if (claiming === "not offered") return answerProblem({ ...NOT_OFFERED, id: params.id });
  store.notify();
  return answerNothing();
});
