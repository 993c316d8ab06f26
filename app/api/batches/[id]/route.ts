import { batchEndpoints } from "@/lib/api/batch";
import { route } from "@/lib/server/http/route";
import { answerBatch, answerBatchAction } from "@/lib/server/outbox/answer-batch";
import { openOutbox } from "@/lib/server/outbox/server-outbox";

export const GET = route(batchEndpoints.find, ({ actor, params }) =>
  answerBatch(params.id, { outbox: openOutbox(), actor }),
);

export const POST = route(batchEndpoints.act, ({ actor, params, body }) =>
  answerBatchAction({ ...params, ...body }, { outbox: openOutbox(), actor }),
);
