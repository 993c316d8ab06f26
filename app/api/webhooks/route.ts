import { webhookEndpoints } from "@/lib/api/webhooks";
import { answerJson, answerNothing } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { makeWebhook, stopWebhook } from "@/lib/server/inbox/webhook-secrets";
import { findWebhookSettings, pinOrganization } from "@/lib/server/inbox/webhook-settings";

export const GET = route(webhookEndpoints.find, async ({ actor, store, at }) =>
  answerJson(200, await findWebhookSettings(actor, store, at)),
);

/** The URL is returned only now. */
export const POST = route(webhookEndpoints.make, async ({ actor, body, store, appOrigin, at }) => {
  const url = await makeWebhook(store, actor, { address: body.address ?? null, appOrigin }, at);
  return answerJson(201, { url });
});

export const PUT = route(webhookEndpoints.pin, async ({ actor, body, store, at }) => {
  await pinOrganization(actor, store, body.organization_id, at);
  return answerJson(200, await findWebhookSettings(actor, store, at));
});

export const DELETE = route(webhookEndpoints.stop, async ({ actor, store, at }) => {
  await stopWebhook(store, actor, at);
  return answerNothing();
});
