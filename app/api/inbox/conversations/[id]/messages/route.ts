import { inboxEndpoints } from "@/lib/api/inbox";
import { findHistory } from "@/lib/server/flowiq/conversations";
import { readSettings } from "@/lib/server/flowiq/env";
import { openTarget } from "@/lib/server/flowiq/target";
import { answerJson, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { refuseQuery, toQueryFault } from "@/lib/server/http/read-query";
import { route } from "@/lib/server/http/route";
import { loadEarlier } from "@/lib/server/inbox/ask-flowiq";
import { answerNoConversation } from "@/lib/server/inbox/thread/answer-conversation";
import { recordReading } from "@/lib/server/inbox/thread/change-conversation";
import { findConversationView } from "@/lib/server/inbox/thread/find-conversations";
import { findThread } from "@/lib/server/inbox/thread/find-thread";

const FAILED = makeProblem(
  "unreachable",
  503,
  "FlowIQ gave no usable answer",
  "Earlier messages weren't loaded. Try again.",
);

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

export const POST = route(inboxEndpoints.earlier, async ({ actor, params, body, store, at }) => {
  const { page } = body;
  const loading = await loadEarlier(
    actor,
    store,
    { id: params.id, page },
    {
      find: async (who, page) => findHistory(await openTarget(readSettings()), who, page),
      now: at,
    },
  );
  switch (loading.kind) {
    case "missing":
      return answerNoConversation();
    case "failed":
      return answerProblem(FAILED);
    case "loaded":
      store.notify();
      return answerJson(200, { added: loading.added, next_page: loading.hasNext ? page + 1 : null });
    default:
      return loading satisfies never;
  }
});
