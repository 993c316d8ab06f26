import * as z from "zod/mini";
import {
  deliverySchema,
  holdSchema,
  rejectionReasonSchema,
  SEND_STATES,
  upstreamSchema,
  waitsUntilSchema,
} from "./send-view";

/** Sends on one page of `GET /api/sends`. */
export const PAGE_SENDS = 50;

/**
 * One send in a list; times in epoch ms. `words`: the message's start; `who`: who asked for it.
 * `number`: the recipient, formatted; `name`: the customer's, if the inbox knows it.
 * `delivery`: from receipts, without an offer; `why`: a rejection's reason in one line.
 */
const summaryFields = {
  id: z.string(),
  state: z.enum(SEND_STATES),
  hold: holdSchema,
  waits_until: waitsUntilSchema,
  recipient: z.string(),
  number: z.string(),
  name: z.nullable(z.string()),
  message_type: z.string(),
  words: z.string(),
  why: z.string(),
  reply_to: z.nullable(z.string()),
  message_id: z.nullable(z.string()),
  batch_id: z.nullable(z.string()),
  who: z.string(),
  created_at: z.number(),
  changed_at: z.number(),
  delivery: z.optional(deliverySchema),
};
export const sendSummarySchema = z.object(summaryFields);
export type SendSummary = z.output<typeof sendSummarySchema>;

/**
 * A batch in a list, for all of its sends. `total`: how many it has; `words`: the message's start;
 * `who`: who asked for it; `created_at`: epoch ms.
 */
const batchSummarySchema = z.object({
  id: z.string(),
  total: z.number(),
  message_type: z.string(),
  words: z.string(),
  who: z.string(),
  created_at: z.number(),
});
export type BatchSummary = z.output<typeof batchSummarySchema>;

/**
 * `GET /api/sends`, newest first; `from` and `to` in epoch ms, `before`: the last page's `next`.
 * A text search scans a bounded number of sends per page, so a page may be short or empty.
 * `searched_to`: how far back it looked; `next` searches on.
 */
export const sendPageSchema = z.object({
  sends: z.array(sendSummarySchema),
  /** With `group=batch`: batches made in the page's time; `sends` then has none of theirs. */
  batches: z.optional(z.array(batchSummarySchema)),
  next: z.nullable(z.string()),
  searched_to: z.nullable(z.number()),
  /** How many sends haven't ended, whatever the filter; only with the newest page. */
  open: z.optional(z.object({ queued: z.number(), sending: z.number(), unknown: z.number() })),
});
export type OpenSends = NonNullable<z.output<typeof sendPageSchema>["open"]>;
export type SendPage = z.output<typeof sendPageSchema>;

/** What a person may do by `POST /api/sends/:id`; delete is `DELETE /api/sends/:id`. */
const SEND_ACTIONS = ["cancel", "confirm", "close", "delete"] as const;
export type SendAction = (typeof SEND_ACTIONS)[number];

const sendEventSchema = z.object({
  at: z.number(),
  from: z.nullable(z.enum(SEND_STATES)),
  to: z.enum(SEND_STATES),
  why: z.string(),
  who: z.string(),
});
export type SendEvent = z.output<typeof sendEventSchema>;

/**
 * `GET /api/sends/:id/record` and its actions' response. `payload`: FlowIQ's JSON as sent.
 * `title`, `detail`: its status in words. `reason`: why it was rejected.
 * `resent_as`: the send that repeats this one on purpose.
 */
export const sendRecordSchema = z.object({
  ...summaryFields,
  payload: z.unknown(),
  title: z.string(),
  detail: z.string(),
  upstream: z.nullable(upstreamSchema),
  reason: z.optional(rejectionReasonSchema),
  resend_of: z.nullable(z.string()),
  resent_as: z.nullable(z.string()),
  events: z.array(sendEventSchema),
  can: z.array(z.enum(SEND_ACTIONS)),
});
export type SendRecord = z.output<typeof sendRecordSchema>;

/** `/api/retention`: days until settled sends are deleted; null keeps them. */
export const retentionSchema = z.object({
  days: z.nullable(z.int().check(z.minimum(1), z.maximum(3_650))),
});
export type Retention = z.output<typeof retentionSchema>;
