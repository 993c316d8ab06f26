import { sendEndpoints } from "@/lib/api/sends";
import { readSettings } from "@/lib/server/flowiq/env";
import { answerProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { answerFind, answerSend } from "@/lib/server/outbox/answer-send";
import { readIdempotencyKey } from "@/lib/server/outbox/send-order";
import { openOutbox } from "@/lib/server/outbox/server-outbox";

/** How long a caller waits for a send to settle before the answer is 202. */
const WAIT_MS = 10_000;

export const POST = route(sendEndpoints.create, ({ request, actor }) => {
  readSettings();
  return answerSend(request, { outbox: openOutbox(), actor, waitMs: WAIT_MS });
});

/** Finds a send by its key, for a client that lost the response. Sends nothing. */
export const GET = route(sendEndpoints.findByKey, ({ request, actor }) => {
  const read = readIdempotencyKey(request);
  return read.ok ? answerFind(actor, { key: read.key }, openOutbox()) : answerProblem(read.problem);
});
