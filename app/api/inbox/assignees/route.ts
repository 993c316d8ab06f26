import { inboxEndpoints } from "@/lib/api/inbox";
import { answerJson } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { findAssignees } from "@/lib/server/inbox/thread/change-conversation";

export const GET = route(inboxEndpoints.assignees, async ({ actor, store }) =>
  answerJson(200, { accounts: await findAssignees(actor, store) }),
);
