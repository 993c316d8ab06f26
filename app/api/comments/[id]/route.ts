import { protect } from "@/lib/accounts/http/protect";
import { openParts } from "@/lib/accounts/http/server-parts";
import { guard } from "@/lib/http/guard";
import { answerCommentDeletion, answerResolution } from "@/lib/sharing/http/answer-review";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

export const PUT = (request: Request, { params }: Context): Promise<Response> =>
  guard("PUT /api/comments/:id", () =>
    protect(request, "look", async (actor) =>
      answerResolution(request, actor, (await params).id, openParts()),
    ),
  );

export const DELETE = (request: Request, { params }: Context): Promise<Response> =>
  guard("DELETE /api/comments/:id", () =>
    protect(request, "look", async (actor) => answerCommentDeletion(actor, (await params).id, openParts())),
  );
