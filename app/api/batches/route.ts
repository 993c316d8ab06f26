import { protect } from "@/lib/accounts/http/protect";
import { readSettings } from "@/lib/flowiq/env";
import { answerNewBatch } from "@/lib/outbox/batch/http/answer-batch";
import { guard } from "@/lib/http/guard";
import { openOutbox } from "@/lib/outbox/server-outbox";

export const dynamic = "force-dynamic";

export const POST = (request: Request): Promise<Response> =>
  guard("POST /api/batches", () =>
    protect(request, "send", (actor) => {
      readSettings();
      return answerNewBatch(request, { outbox: openOutbox(), actor });
    }),
  );
