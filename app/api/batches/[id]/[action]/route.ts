import { readSettings } from "@/lib/flowiq/env";
import { answerBatchAction } from "@/lib/outbox/batch/http/answer-batch";
import { guard } from "@/lib/http/guard";
import { openOutbox } from "@/lib/outbox/server-outbox";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string; action: string }> };

export const POST = (request: Request, { params }: Context): Promise<Response> =>
  guard("POST /api/batches/:id/:action", async () => {
    const { appOrigin } = readSettings();
    return answerBatchAction(request, await params, { outbox: openOutbox(), appOrigin });
  });
