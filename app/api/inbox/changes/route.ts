import { inboxEndpoints } from "@/lib/api/inbox";
import { answerJson } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { findChanges } from "@/lib/server/inbox/feed";

export const GET = route(inboxEndpoints.changes, async ({ query, store, at }) =>
  answerJson(200, await findChanges(store, query.since ?? null, at)),
);
