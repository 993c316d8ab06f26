import { protect } from "@/lib/accounts/http/protect";
import { guard } from "@/lib/http/guard";
import { answerDelete, answerLabels, answerMessage } from "@/lib/library/http/answer-library";
import { openLibrary } from "@/lib/library/http/server-library";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

export const GET = (request: Request, { params }: Context): Promise<Response> =>
  guard("GET /api/library/:id", () =>
    protect(request, "look", async (actor) => answerMessage(actor, (await params).id, openLibrary())),
  );

export const PUT = (request: Request, { params }: Context): Promise<Response> =>
  guard("PUT /api/library/:id", () =>
    protect(request, "send", async (actor) => answerLabels(request, actor, (await params).id, openLibrary())),
  );

export const DELETE = (request: Request, { params }: Context): Promise<Response> =>
  guard("DELETE /api/library/:id", () =>
    protect(request, "send", async (actor) => answerDelete(actor, (await params).id, openLibrary())),
  );
