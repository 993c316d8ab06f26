import { answerTakeBack } from "@/lib/accounts/http/members/answer-members";
import { protect } from "@/lib/accounts/http/protect";
import { openParts } from "@/lib/accounts/http/server-parts";
import { guard } from "@/lib/http/guard";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

export const DELETE = (request: Request, { params }: Context): Promise<Response> =>
  guard("DELETE /api/invitations/:id", () =>
    protect(request, "manage", async (actor) => answerTakeBack(actor, (await params).id, openParts())),
  );
