import { inboxEndpoints } from "@/lib/api/inbox";
import { answerJson } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { seedSamples } from "@/lib/server/inbox/samples";
import { findConversations } from "@/lib/server/inbox/thread/find-conversations";

export const GET = route(inboxEndpoints.page, async ({ actor, query, store, at }) => {
  await seedSamples(store, at);
  return answerJson(200, await findConversations(actor, store, query, at));
});
