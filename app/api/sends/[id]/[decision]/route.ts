import { protect } from "@/lib/accounts/http/protect";
import { answerDecision } from "@/lib/outbox/http/answer-decision";
import { guard } from "@/lib/http/guard";
import { openOutbox } from "@/lib/outbox/server-outbox";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string; decision: string }> };

export const POST = (request: Request, { params }: Context): Promise<Response> =>
  guard("POST /api/sends/:id/:decision", () =>
    protect(request, "send", async (actor) => answerDecision(await params, { outbox: openOutbox(), actor })),
  );
