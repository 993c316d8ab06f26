import { inboxEndpoints } from "@/lib/api/inbox";
import { answerJson, answerNothing } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { erasePerson } from "@/lib/server/inbox/person-data";
import { answerNoConversation } from "@/lib/server/inbox/thread/answer-conversation";
import { findConversationDetail } from "@/lib/server/inbox/thread/find-conversations";

export const GET = route(inboxEndpoints.find, async ({ actor, params, store, at }) => {
  const detail = await findConversationDetail(actor, store, params.id, at);
  return detail ? answerJson(200, detail) : answerNoConversation();
});

export const DELETE = route(inboxEndpoints.erase, async ({ actor, params, store, at }) => {
  if (!(await erasePerson(actor, store, params.id, at))) return answerNoConversation();
  store.notify();
  return answerNothing();
});
