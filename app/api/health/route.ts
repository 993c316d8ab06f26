import { serverEndpoints } from "@/lib/api/server-facts";
import { readSettings } from "@/lib/server/flowiq/env";
import { openTarget } from "@/lib/server/flowiq/target";
import { route } from "@/lib/server/http/route";
import { answerHealth } from "@/lib/server/outbox/answer-health";
import { openOutbox } from "@/lib/server/outbox/server-outbox";

/**
 * Healthy means able to send: valid settings, a writable store, a worker, and the sandbox if used.
 */
export const GET = route(serverEndpoints.health, async ({ at }) => {
  const settings = readSettings();
  await openTarget(settings);
  return answerHealth(openOutbox(), settings.mode, at);
});
