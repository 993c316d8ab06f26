import { answerMemberChange } from "@/lib/accounts/http/members/answer-members";
import { protect } from "@/lib/accounts/http/protect";
import { openParts } from "@/lib/accounts/http/server-parts";
import { guard } from "@/lib/http/guard";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

export const PUT = (request: Request, { params }: Context): Promise<Response> =>
  guard("PUT /api/members/:id", () =>
    protect(request, "manage", async (actor) =>
      answerMemberChange(request, actor, (await params).id, openParts()),
    ),
  );
