import * as z from "zod/mini";
import type { Endpoint } from "./endpoint";

/** How long the earlier secret still works after a new one is made. */
export const ROTATION_MS = 3_600_000;

const https = z.url({ protocol: /^https$/, error: "An https address" }).check(z.maxLength(500));

const receiptSchema = z.object({
  message_id: z.string(),
  number: z.nullable(z.string()),
  state: z.enum(["sent", "delivered", "read", "failed"]),
  at: z.number(),
});

/**
 * How events arrive; times in epoch ms. `receiver`: null until a secret is made.
 * `organization_id`: whose events are accepted, set by the first. `registration`: FlowIQ's
 * response.
 * `unmatched`: receipts that no message claimed within a day, the latest of `unmatched_count`.
 */
export const webhookSettingsSchema = z.object({
  receiver: z.nullable(
    z.object({ created_at: z.number(), created_by: z.string(), earlier_until: z.nullable(z.number()) }),
  ),
  address: z.nullable(z.string()),
  organization_id: z.nullable(z.string()),
  registration: z.nullable(z.object({ id: z.string(), at: z.number() })),
  last_event_at: z.nullable(z.number()),
  counts: z.array(z.object({ event_type: z.string(), outcome: z.string(), events: z.number() })),
  unmatched: z.array(receiptSchema),
  unmatched_count: z.number(),
  set_aside: z.array(z.object({ organization_id: z.string(), events: z.number(), last_at: z.number() })),
});
export type WebhookSettings = z.output<typeof webhookSettingsSchema>;

/** `address`: where FlowIQ reaches this server; defaults to the previous one, or APP_ORIGIN. */
export const makeWebhookSchema = z.strictObject({ address: z.optional(https) });

export const webhookEndpoints = {
  find: {
    method: "GET",
    path: "/api/webhooks",
    summary: "How FlowIQ's events come in",
    access: "manage",
    answers: { 200: webhookSettingsSchema },
  },
  make: {
    method: "POST",
    path: "/api/webhooks",
    summary: "Makes the receiver's URL, shown once; an earlier one works for an hour",
    access: "manage",
    body: makeWebhookSchema,
    answers: { 201: z.object({ url: z.string() }) },
  },
  stop: {
    method: "DELETE",
    path: "/api/webhooks",
    summary: "Deletes every secret: the receiver accepts nothing",
    access: "manage",
    answers: { 204: null },
  },
  register: {
    method: "POST",
    path: "/api/webhooks/register",
    summary: "Registers the receiver's URL with FlowIQ",
    access: "manage",
    body: z.strictObject({ url: https }),
    answers: { 200: z.object({ id: z.string() }) },
  },
  pin: {
    method: "PUT",
    path: "/api/webhooks",
    summary: "Accepts the events of another organization, also those that were set aside",
    access: "manage",
    body: z.strictObject({ organization_id: z.string().check(z.minLength(1), z.maxLength(100)) }),
    answers: { 200: webhookSettingsSchema },
  },
  receive: {
    method: "POST",
    path: "/api/hooks/flowiq/{secret}",
    summary: "FlowIQ's events. 204 once stored; a wrong secret is an unknown path",
    access: "anyone",
    body: z.looseObject({ event_type: z.string() }),
    readsBody: true,
    answers: { 204: null },
  },
} as const satisfies Record<string, Endpoint>;
