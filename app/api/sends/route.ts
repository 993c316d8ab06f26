import { sendEndpoints } from "@/lib/api/sends";
import { answerFile } from "@/lib/server/http/answer-file";
import { answerJson, answerProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { findGroupedSends } from "@/lib/server/outbox/ledger/find-grouped";
import { exportSends } from "@/lib/server/outbox/ledger/export-sends";
import { findSends, readSendFilter } from "@/lib/server/outbox/ledger/find-sends";
import { countOpenSends } from "@/lib/server/outbox/ledger/read-send";
import { recordExport } from "@/lib/server/outbox/record-acts";

/** A page or, with a format, the file of all sends that match, which is audited. */
export const GET = route(sendEndpoints.page, async ({ actor, query, store, at }) => {
  const { before = null, format, group, ...rest } = query;
  const filter = readSendFilter(rest);
  if (!filter.ok) return answerProblem(filter.problem);
  if (format) {
    const file = exportSends(actor, store, filter.value, format);
    const narrowedBy = Object.keys(filter.value);
    await store.query((db) => recordExport(db, actor, { format, filter: narrowedBy }, at));
    return answerFile(file, { name: "outbox", format, at });
  }
  const find = group ? findGroupedSends : findSends;
  const page = await find(actor, store, filter.value, before);
  return answerJson(200, before === null ? { ...page, open: await store.query(countOpenSends) } : page);
});
