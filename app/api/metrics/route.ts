import { protect } from "@/lib/accounts/http/protect";
import { readSettings } from "@/lib/flowiq/env";
import { openOutbox } from "@/lib/outbox/server-outbox";
import { guard } from "@/lib/http/guard";
import { answerMetrics } from "@/lib/outbox/metrics/answer-metrics";
import { version } from "@/package.json";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> =>
  guard("GET /api/metrics", () =>
    protect(request, "manage", () =>
      answerMetrics(openOutbox().store, { version, mode: readSettings().mode }, Date.now()),
    ),
  );
