import { sendEndpoints } from "@/lib/api/sends";
import { readSettings } from "@/lib/server/flowiq/env";
import { route } from "@/lib/server/http/route";
import { answerSend } from "@/lib/server/outbox/answer-send";
import { openOutbox } from "@/lib/server/outbox/server-outbox";

/** How long a caller waits for a send to settle before the answer is 202. */
const WAIT_MS = 10_000;

export const POST = route(sendEndpoints.create, ({ request, actor }) => {
  readSettings();
  return answerSend(request, { outbox: openOutbox(), actor, waitMs: WAIT_MS });
});
