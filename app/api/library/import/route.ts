import { libraryFileEndpoints } from "@/lib/api/library";
import { answerJson } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { importMessages } from "@/lib/server/library/library-files";

export const POST = route(libraryFileEndpoints.import, async ({ actor, body, store, at }) =>
  answerJson(200, { results: await importMessages(actor, store, body.messages, at) }),
);
