import { inboxEndpoints } from "@/lib/api/inbox";
import { answerJson } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { searchInbox } from "@/lib/server/inbox/thread/search-inbox";

export const POST = route(inboxEndpoints.search, async ({ actor, body, store, at }) =>
  answerJson(200, await searchInbox(actor, store, body, at)),
);
