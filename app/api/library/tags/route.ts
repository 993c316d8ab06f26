import { libraryEndpoints } from "@/lib/api/library";
import { answerJson } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { findTags } from "@/lib/server/library/find-messages";

export const GET = route(libraryEndpoints.tags, async ({ actor, store }) =>
  answerJson(200, { tags: await findTags(actor, store) }),
);
