import { batchEndpoints } from "@/lib/api/batch";
import { readSettings } from "@/lib/server/flowiq/env";
import { route } from "@/lib/server/http/route";
import { answerNewBatch } from "@/lib/server/outbox/answer-batch";
import { openOutbox } from "@/lib/server/outbox/server-outbox";

export const POST = route(batchEndpoints.create, ({ request, actor }) => {
  readSettings();
  return answerNewBatch(request, { outbox: openOutbox(), actor });
});
