import { answerHealth } from "@/lib/outbox/http/answer-health";
import { readSettings } from "@/lib/flowiq/env";
import { findTarget } from "@/lib/flowiq/target";
import { guard } from "@/lib/http/guard";
import { openOutbox } from "@/lib/outbox/server-outbox";

export const dynamic = "force-dynamic";

/** Healthy means able to send: the settings hold, the store and the worker do, and in sandbox mode the sandbox listens. */
export const GET = (): Promise<Response> =>
  guard("GET /api/health", async () => {
    const settings = readSettings();
    await findTarget(settings);
    return answerHealth(openOutbox(), settings.mode);
  });
