import { protect } from "@/lib/accounts/http/protect";
import { openParts } from "@/lib/accounts/http/server-parts";
import { guard } from "@/lib/http/guard";
import { answerApprovals } from "@/lib/sharing/http/answer-review";

export const dynamic = "force-dynamic";

export const POST = (request: Request): Promise<Response> =>
  guard("POST /api/approvals", () =>
    protect(request, "look", (actor) => answerApprovals(request, actor, openParts())),
  );
