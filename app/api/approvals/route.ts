import { reviewEndpoints } from "@/lib/api/review";
import { answerJson } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { findApprovals } from "@/lib/server/sharing/review";

/** Who approved the content in the body. Read only. */
export const POST = route(reviewEndpoints.approvals, async ({ actor, body, store }) =>
  answerJson(200, await findApprovals(actor, store, body.content)),
);
