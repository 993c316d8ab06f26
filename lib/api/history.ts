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
 * One send in a list. Times are epoch ms; `words`: how the message begins; `who`: who asked for it;
 * `delivery`: what the receipts say, in a list without an offer. `number`: the recipient as it is
 * written for people; `name`: the customer's, where the inbox knows it; `why`: the reason of a
 * rejection, in one line.
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
 * `GET /api/sends?state=&recipient=&text=&from=&to=&batch=&before=`, newest first: `from` and `to`
 * in epoch ms, `before` what the page before called `next`. A search through texts looks back a
 * bounded number of sends at a time: then a page may hold few or none, `searched_to` says how far
 * back it looked, and `next` searches on.
 */
export const sendPageSchema = z.object({
  sends: z.array(sendSummarySchema),
  next: z.nullable(z.string()),
  searched_to: z.nullable(z.number()),
});
export type SendPage = z.output<typeof sendPageSchema>;

/**
 * The actions open for a send: `POST /api/sends/:id/<action>`, except delete: `DELETE
 * /api/sends/:id`.
 */
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
 * `GET /api/sends/:id/record`, and what its actions answer. `payload`: FlowIQ's JSON as it is sent.
 * `title`, `detail`: how it stands, in words. `reason`: why it was rejected. `resent_as`: the send
 * that repeats this one on purpose.
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

/**
 * `GET` and `PUT /api/outbox/retention`: settled sends are deleted after this many days; null keeps
 * them.
 */
export const retentionSchema = z.object({
  days: z.nullable(z.int().check(z.minimum(1), z.maximum(3_650))),
});
export type Retention = z.output<typeof retentionSchema>;
