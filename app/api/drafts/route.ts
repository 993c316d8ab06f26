import { draftEndpoints } from "@/lib/api/drafts";
import { answerJson } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { findDrafts } from "@/lib/server/library/store-draft";

export const GET = route(draftEndpoints.list, async ({ actor, store }) =>
  answerJson(200, { drafts: await findDrafts(actor, store) }),
);
