import { sendEndpoints } from "@/lib/api/sends";
import { answerFile } from "@/lib/server/http/answer-file";
import { answerProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { exportSends } from "@/lib/server/outbox/ledger/export-sends";
import { readSendFilter } from "@/lib/server/outbox/ledger/find-sends";
import { recordExport } from "@/lib/server/outbox/safety/record-acts";

export const GET = route(sendEndpoints.export, async ({ actor, query, store, at }) => {
  const { format, ...rest } = query;
  const filter = readSendFilter(rest);
  if (!filter.ok) return answerProblem(filter.problem);
  const file = exportSends(actor, store, filter.value, format);
  const narrowedBy = Object.keys(filter.value);
  await store.query((db) => recordExport(db, actor, { format, filter: narrowedBy }, at));
  return answerFile(file, { name: "outbox", format, at });
});
