import { sendEndpoints } from "@/lib/api/sends";
import { answerJson } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { findRetention, writeRetention } from "@/lib/server/outbox/ledger/delete-send";

export const GET = route(sendEndpoints.retention, async ({ actor, store }) =>
  answerJson(200, await findRetention(actor, store)),
);

/** Returns the new setting. */
export const PUT = route(sendEndpoints.changeRetention, async ({ actor, body, store, at }) => {
  await writeRetention(actor, store, body, at);
  return answerJson(200, body);
});
