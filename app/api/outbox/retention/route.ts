import { readSettings } from "@/lib/flowiq/env";
import { answerNewRetention, answerRetention } from "@/lib/outbox/history/http/answer-retention";
import { refuseCrossSite } from "@/lib/http/refuse-cross-site";
import { openOutbox } from "@/lib/outbox/server-outbox";
import { guard } from "@/lib/http/guard";

export const dynamic = "force-dynamic";

export const GET = (): Promise<Response> =>
  guard("GET /api/outbox/retention", async () => answerRetention(openOutbox().store));

export const PUT = (request: Request): Promise<Response> =>
  guard("PUT /api/outbox/retention", async () => {
    const refusal = refuseCrossSite(request, readSettings().appOrigin);
    return refusal ?? answerNewRetention(request, openOutbox().store);
  });
