import { webhookEndpoints } from "@/lib/api/webhooks";
import { answerJson } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { findWebhookSettings, pinOrganization } from "@/lib/server/inbox/webhook-settings";

export const PUT = route(webhookEndpoints.pin, async ({ actor, body, store, at }) => {
  await pinOrganization(actor, store, body.organization_id, at);
  return answerJson(200, await findWebhookSettings(actor, store, at));
});
