import { protect } from "@/lib/accounts/http/protect";
import { answerDelete } from "@/lib/outbox/history/http/answer-history";
import { answerFind } from "@/lib/outbox/http/answer-send";
import { guard } from "@/lib/http/guard";
import { openOutbox } from "@/lib/outbox/server-outbox";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

export const GET = (request: Request, { params }: Context): Promise<Response> =>
  guard("GET /api/sends/:id", () =>
    protect(request, "look", async (actor) => answerFind(actor, (await params).id, openOutbox())),
  );

export const DELETE = (request: Request, { params }: Context): Promise<Response> =>
  guard("DELETE /api/sends/:id", () =>
    protect(request, "send", async (actor) =>
      answerDelete(actor, (await params).id, openOutbox().store, Date.now()),
    ),
  );
