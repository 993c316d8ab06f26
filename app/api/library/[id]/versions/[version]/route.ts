import { protect } from "@/lib/accounts/http/protect";
import { guard } from "@/lib/http/guard";
import { answerVersion } from "@/lib/library/http/answer-versions";
import { openLibrary } from "@/lib/library/http/server-library";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string; version: string }> };

export const GET = (request: Request, { params }: Context): Promise<Response> =>
  guard("GET /api/library/:id/versions/:version", () =>
    protect(request, "look", async (actor) => answerVersion(actor, await params, openLibrary())),
  );
