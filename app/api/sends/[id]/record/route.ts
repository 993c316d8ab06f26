import { sendEndpoints } from "@/lib/api/sends";
import { answerJson, answerProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { findRecord } from "@/lib/server/outbox/ledger/find-record";
import { NO_SEND } from "@/lib/server/outbox/send-problems";

export const GET = route(sendEndpoints.record, async ({ actor, params, store }) => {
  const record = await findRecord(actor, store, params.id);
  return record ? answerJson(200, record) : answerProblem(NO_SEND);
});
