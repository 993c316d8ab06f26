import { batchEndpoints } from "@/lib/api/batch";
import { route } from "@/lib/server/http/route";
import { answerFailures } from "@/lib/server/outbox/answer-batch";
import { openOutbox } from "@/lib/server/outbox/server-outbox";

export const GET = route(batchEndpoints.failures, ({ actor, params, query }) =>
  answerFailures({ ...params, ...query }, { outbox: openOutbox(), actor }),
);
