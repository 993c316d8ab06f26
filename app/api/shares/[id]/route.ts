import { protect } from "@/lib/accounts/http/protect";
import { openParts } from "@/lib/accounts/http/server-parts";
import { guard } from "@/lib/http/guard";
import { answerRevoke } from "@/lib/sharing/http/answer-links";
import { answerReview } from "@/lib/sharing/http/answer-review";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

export const GET = (request: Request, { params }: Context): Promise<Response> =>
  guard("GET /api/shares/:id", () =>
    protect(request, "look", async (actor) => answerReview(actor, (await params).id, openParts())),
  );

export const DELETE = (request: Request, { params }: Context): Promise<Response> =>
  guard("DELETE /api/shares/:id", () =>
    protect(request, "send", async (actor) => answerRevoke(actor, (await params).id, openParts())),
  );
