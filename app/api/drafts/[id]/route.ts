import { protectSession } from "@/lib/accounts/http/protect";
import { guard } from "@/lib/http/guard";
import { answerDraft, answerDropDraft, answerKeepDraft } from "@/lib/library/http/answer-drafts";
import { openLibrary } from "@/lib/library/http/server-library";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

export const GET = (request: Request, { params }: Context): Promise<Response> =>
  guard("GET /api/drafts/:id", () =>
    protectSession(request, async (actor) => answerDraft(actor, (await params).id, openLibrary())),
  );

export const PUT = (request: Request, { params }: Context): Promise<Response> =>
  guard("PUT /api/drafts/:id", () =>
    protectSession(request, async (actor) =>
      answerKeepDraft(request, actor, (await params).id, openLibrary()),
    ),
  );

export const DELETE = (request: Request, { params }: Context): Promise<Response> =>
  guard("DELETE /api/drafts/:id", () =>
    protectSession(request, async (actor) => answerDropDraft(actor, (await params).id, openLibrary())),
  );
