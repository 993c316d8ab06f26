import { protect } from "@/lib/accounts/http/protect";
import { readSettings } from "@/lib/flowiq/env";
import { answerSend } from "@/lib/outbox/http/answer-send";
import { guard } from "@/lib/http/guard";
import { openOutbox } from "@/lib/outbox/server-outbox";

export const dynamic = "force-dynamic";

/** How long a caller waits for a send to settle before it is told 202. */
const WAIT_MS = 10_000;

export const POST = (request: Request): Promise<Response> =>
  guard("POST /api/send", () =>
    protect(request, "send", (actor) => {
      readSettings();
      return answerSend(request, { outbox: openOutbox(), actor, waitMs: WAIT_MS });
    }),
  );
