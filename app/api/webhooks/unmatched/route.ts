import { webhookEndpoints } from "@/lib/api/webhooks";
import { answerJson } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { findUnmatched } from "@/lib/server/inbox/webhook-settings";

export const GET = route(webhookEndpoints.unmatched, async ({ actor, store, at }) =>
  answerJson(200, { receipts: await findUnmatched(actor, store, at) }),
);
