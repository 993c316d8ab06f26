import { protect } from "@/lib/accounts/http/protect";
import { openParts } from "@/lib/accounts/http/server-parts";
import { guard } from "@/lib/http/guard";
import { answerComment } from "@/lib/sharing/http/answer-review";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

export const POST = (request: Request, { params }: Context): Promise<Response> =>
  guard("POST /api/shares/:id/comments", () =>
    protect(request, "look", async (actor) => answerComment(request, actor, (await params).id, openParts())),
  );
