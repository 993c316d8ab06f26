import { inboxEndpoints } from "@/lib/api/inbox";
import { answerProblem, makeProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { answerConversation } from "@/lib/server/inbox/thread/answer-conversation";
import { assignConversation } from "@/lib/server/inbox/thread/change-conversation";

const NO_ACCOUNT = makeProblem("not-valid", 422, "No such account", "Choose an active sender or owner.");

export const POST = route(inboxEndpoints.assign, async ({ actor, params, body, store, at }) => {
  const order = { id: params.id, accountId: body.account_id };
  const assignment = await assignConversation(actor, store, order, at);
  return assignment === "no account" ? answerProblem(NO_ACCOUNT) : answerConversation(store, params.id, at);
});
