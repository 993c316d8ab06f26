import { readSettings } from "@/lib/flowiq/env";
import { answerDecision } from "@/lib/outbox/http/answer-decision";
import { guard } from "@/lib/http/guard";
import { openOutbox } from "@/lib/outbox/server-outbox";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string; decision: string }> };

export const POST = (request: Request, { params }: Context): Promise<Response> =>
  guard("POST /api/sends/:id/:decision", async () => {
    const { appOrigin } = readSettings();
    return answerDecision(request, await params, { outbox: openOutbox(), appOrigin });
  });
