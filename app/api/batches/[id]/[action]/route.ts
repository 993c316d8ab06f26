import { batchEndpoints } from "@/lib/api/batch";
import { route } from "@/lib/server/http/route";
import { answerBatchAction } from "@/lib/server/outbox/answer-batch";
import { openOutbox } from "@/lib/server/outbox/server-outbox";

export const POST = route(batchEndpoints.act, ({ actor, params }) =>
  answerBatchAction(params, { outbox: openOutbox(), actor }),
);
