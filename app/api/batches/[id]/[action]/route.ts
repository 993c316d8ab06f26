import { protect } from "@/lib/accounts/http/protect";
import { answerBatchAction } from "@/lib/outbox/batch/http/answer-batch";
import { guard } from "@/lib/http/guard";
import { openOutbox } from "@/lib/outbox/server-outbox";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string; action: string }> };

export const POST = (request: Request, { params }: Context): Promise<Response> =>
  guard("POST /api/batches/:id/:action", () =>
    protect(request, "send", async (actor) =>
      answerBatchAction(await params, { outbox: openOutbox(), actor }),
    ),
  );
