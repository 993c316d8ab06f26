import { protect } from "@/lib/accounts/http/protect";
import { guard } from "@/lib/http/guard";
import { answerAction } from "@/lib/library/http/answer-library";
import { openLibrary } from "@/lib/library/http/server-library";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string; action: string }> };

export const POST = (request: Request, { params }: Context): Promise<Response> =>
  guard("POST /api/library/:id/:action", () =>
    protect(request, "send", async (actor) => answerAction(actor, await params, openLibrary())),
  );
