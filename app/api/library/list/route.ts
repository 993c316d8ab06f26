import { libraryEndpoints } from "@/lib/api/library";
import { answerJson } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { listMessages } from "@/lib/server/library/find-messages";

export const POST = route(libraryEndpoints.list, async ({ actor, body, store }) =>
  answerJson(200, await listMessages(actor, store, body)),
);
