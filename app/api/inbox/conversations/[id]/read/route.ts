import { inboxEndpoints } from "@/lib/api/inbox";
import { route } from "@/lib/server/http/route";
import { answerConversation } from "@/lib/server/inbox/thread/answer-conversation";
import { markRead } from "@/lib/server/inbox/thread/change-conversation";

export const POST = route(inboxEndpoints.markRead, async ({ actor, params, body, store, at }) => {
  await markRead(actor, store, { id: params.id, messageId: body.message_id }, at);
  return answerConversation(store, params.id, at);
});
