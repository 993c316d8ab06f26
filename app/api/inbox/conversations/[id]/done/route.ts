import { inboxEndpoints } from "@/lib/api/inbox";
import { route } from "@/lib/server/http/route";
import { answerConversation } from "@/lib/server/inbox/thread/answer-conversation";
import { finishConversation } from "@/lib/server/inbox/thread/change-conversation";

export const POST = route(inboxEndpoints.finish, async ({ actor, params, body, store, at }) => {
  await finishConversation(actor, store, { id: params.id, isDone: body.is_done }, at);
  return answerConversation(store, params.id, at);
});
