import { protect } from "@/lib/accounts/http/protect";
import { answerRecord } from "@/lib/outbox/history/http/answer-history";
import { openOutbox } from "@/lib/outbox/server-outbox";
import { guard } from "@/lib/http/guard";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

export const GET = (request: Request, { params }: Context): Promise<Response> =>
  guard("GET /api/sends/:id/record", () =>
    protect(request, "look", async (actor) => answerRecord(actor, (await params).id, openOutbox().store)),
  );
