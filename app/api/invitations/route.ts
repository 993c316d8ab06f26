import { answerInvitations, answerInvite } from "@/lib/accounts/http/members/answer-members";
import { protect } from "@/lib/accounts/http/protect";
import { openParts } from "@/lib/accounts/http/server-parts";
import { guard } from "@/lib/http/guard";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> =>
  guard("GET /api/invitations", () =>
    protect(request, "manage", (actor) => answerInvitations(actor, openParts())),
  );

export const POST = (request: Request): Promise<Response> =>
  guard("POST /api/invitations", () =>
    protect(request, "manage", (actor) => answerInvite(request, actor, openParts())),
  );
