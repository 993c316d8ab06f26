import { answerMembers } from "@/lib/accounts/http/members/answer-members";
import { protect } from "@/lib/accounts/http/protect";
import { openParts } from "@/lib/accounts/http/server-parts";
import { guard } from "@/lib/http/guard";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> =>
  guard("GET /api/members", () => protect(request, "manage", (actor) => answerMembers(actor, openParts())));
