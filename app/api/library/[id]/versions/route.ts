import { protect } from "@/lib/accounts/http/protect";
import { guard } from "@/lib/http/guard";
import { answerSave, answerVersions } from "@/lib/library/http/answer-versions";
import { openLibrary } from "@/lib/library/http/server-library";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

export const GET = (request: Request, { params }: Context): Promise<Response> =>
  guard("GET /api/library/:id/versions", () =>
    protect(request, "look", async (actor) => answerVersions(actor, (await params).id, openLibrary())),
  );

export const POST = (request: Request, { params }: Context): Promise<Response> =>
  guard("POST /api/library/:id/versions", () =>
    protect(request, "send", async (actor) => answerSave(request, actor, (await params).id, openLibrary())),
  );
