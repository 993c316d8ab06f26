import { serverEndpoints } from "@/lib/api/server-facts";
import { readSettings } from "@/lib/server/flowiq/env";
import { route } from "@/lib/server/http/route";
import { answerMetrics } from "@/lib/server/answer-metrics";
import { openOutbox } from "@/lib/server/outbox/server-outbox";
import { version } from "@/package.json";

export const GET = route(serverEndpoints.metrics, ({ at }) =>
  answerMetrics(openOutbox().store, { version, mode: readSettings().mode }, at),
);
