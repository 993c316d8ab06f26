import { inboxEndpoints } from "@/lib/api/inbox";
import { findHistory } from "@/lib/server/flowiq/conversations";
import { readSettings } from "@/lib/server/flowiq/env";
import { openTarget } from "@/lib/server/flowiq/target";
import { answerJson, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { loadEarlier } from "@/lib/server/inbox/ask-flowiq";
import { answerNoConversation } from "@/lib/server/inbox/thread/answer-conversation";

const FAILED = makeProblem(
  "unreachable",
  503,
  "FlowIQ gave no usable answer",
  "Earlier messages weren't loaded. Try again.",
);

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
