import { inboxEndpoints } from "@/lib/api/inbox";
import { answerJson, answerProblem } from "@/lib/server/http/problem";
import { refuseQuery, toQueryFault } from "@/lib/server/http/read-query";
import { route } from "@/lib/server/http/route";
import { answerNoConversation } from "@/lib/server/inbox/thread/answer-conversation";
import { recordReading } from "@/lib/server/inbox/thread/change-conversation";
import { findConversationView } from "@/lib/server/inbox/thread/find-conversations";
import { findThread } from "@/lib/server/inbox/thread/find-thread";

export const GET = route(inboxEndpoints.messages, async ({ actor, params, query, store, at }) => {
  const given = [query.before, query.after, query.around].filter((one) => one !== undefined);
  if (given.length > 1) {
    const refusal = refuseQuery([toQueryFault("before", "Give only one of before, after and around")]);
    if (!refusal.ok) return answerProblem(refusal.problem);
  }
  const page = await findThread(actor, store, params.id, query, at);
  const conversation = page && (await findConversationView(store, params.id, at));
  if (!page || !conversation) return answerNoConversation();
  await recordReading(actor, store, conversation, at);
  return answerJson(200, page);
});
