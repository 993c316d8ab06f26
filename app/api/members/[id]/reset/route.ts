import { answerReset } from "@/lib/accounts/http/members/answer-members";
import { protect } from "@/lib/accounts/http/protect";
import { openParts } from "@/lib/accounts/http/server-parts";
import { guard } from "@/lib/http/guard";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

export const POST = (request: Request, { params }: Context): Promise<Response> =>
  guard("POST /api/members/:id/reset", () =>
    protect(request, "manage", async (actor) => answerReset(actor, (await params).id, openParts())),
  );
