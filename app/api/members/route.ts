import { memberEndpoints } from "@/lib/api/members";
import { findMembers } from "@/lib/server/auth/members";
import { answerJson } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";

export const GET = route(memberEndpoints.list, async ({ actor, store }) =>
  answerJson(200, { members: await findMembers(actor, store) }),
);
