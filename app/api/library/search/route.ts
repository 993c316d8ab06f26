import { libraryEndpoints } from "@/lib/api/library";
import { answerJson } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { searchMessages } from "@/lib/server/library/find-messages";

export const POST = route(libraryEndpoints.search, async ({ actor, body, store }) =>
  answerJson(200, await searchMessages(actor, store, body)),
);
