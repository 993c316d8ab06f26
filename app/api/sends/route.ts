import { sendEndpoints } from "@/lib/api/sends";
import { answerJson, answerProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { findSends, readSendFilter } from "@/lib/server/outbox/ledger/find-sends";
import { countOpenSends } from "@/lib/server/outbox/ledger/read-send";

export const GET = route(sendEndpoints.page, async ({ actor, query, store }) => {
  const { before = null, ...rest } = query;
  const filter = readSendFilter(rest);
  if (!filter.ok) return answerProblem(filter.problem);
  const page = await findSends(actor, store, filter.value, before);
  return answerJson(200, before === null ? { ...page, open: await store.query(countOpenSends) } : page);
});
