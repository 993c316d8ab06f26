import { readSettings } from "@/lib/flowiq/env";
import { findTarget } from "@/lib/flowiq/target";
import { guard } from "@/lib/outbox/http/guard";
import { answerJson } from "@/lib/outbox/http/problem";

export const dynamic = "force-dynamic";

/** Healthy means able to send: the settings hold, and in sandbox mode the sandbox listens. */
export const GET = (): Promise<Response> =>
  guard("GET /api/health", async () => {
    const settings = readSettings();
    await findTarget(settings);
    return answerJson(200, { status: "ok", mode: settings.mode });
  });
