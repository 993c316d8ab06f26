import { inboxEndpoints } from "@/lib/api/inbox";
import { answerNothing } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { recordPresence } from "@/lib/server/inbox/presence";

export const PUT = route(inboxEndpoints.presence, async ({ actor, body, store, at }) => {
  const { stream, conversation_id: conversationId, is_typing: isTyping } = body;
  await recordPresence(actor, store, { stream, conversationId, isTyping }, at);
  store.notify();
  return answerNothing();
});
