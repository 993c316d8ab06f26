import { readSettings } from "@/lib/flowiq/env";
import { answerDelete } from "@/lib/outbox/history/http/answer-history";
import { refuseCrossSite } from "@/lib/http/refuse-cross-site";
import { answerFind } from "@/lib/outbox/http/answer-send";
import { guard } from "@/lib/http/guard";
import { openOutbox } from "@/lib/outbox/server-outbox";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

export const GET = (_request: Request, { params }: Context): Promise<Response> =>
  guard("GET /api/sends/:id", async () => answerFind((await params).id, openOutbox()));

export const DELETE = (request: Request, { params }: Context): Promise<Response> =>
  guard("DELETE /api/sends/:id", async () => {
    const refusal = refuseCrossSite(request, readSettings().appOrigin);
    return refusal ?? answerDelete((await params).id, openOutbox().store, Date.now());
  });
