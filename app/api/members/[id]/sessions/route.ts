import { answerEndMemberSessions } from "@/lib/accounts/http/members/answer-members";
import { protect } from "@/lib/accounts/http/protect";
import { openParts } from "@/lib/accounts/http/server-parts";
import { guard } from "@/lib/http/guard";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

export const DELETE = (request: Request, { params }: Context): Promise<Response> =>
  guard("DELETE /api/members/:id/sessions", () =>
    protect(request, "manage", async (actor) =>
      answerEndMemberSessions(actor, (await params).id, openParts()),
    ),
  );
