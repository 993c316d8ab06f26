import * as z from "zod/mini";
import { findingsSchema, problemFields } from "./problem";

export const SEND_STATES = [
  "queued",
  "sending",
  "accepted",
  "rejected",
  "unknown",
  "cancelled",
  "closed",
] as const;
export type SendState = (typeof SEND_STATES)[number];

/** What FlowIQ's receipts say about a message that it accepted. */
const RECEIPT_STATES = ["sent", "delivered", "read", "failed"] as const;
export const DELIVERY_STATES = [...SEND_STATES, ...RECEIPT_STATES] as const;

/** Epoch ms, or null without a receipt. A message can be read without a delivery receipt. */
export const receiptTimes = {
  sent_at: z.nullable(z.number()),
  delivered_at: z.nullable(z.number()),
  read_at: z.nullable(z.number()),
  failed_at: z.nullable(z.number()),
  /** WhatsApp warned about it: a note, not a failure. */
  warned_at: z.nullable(z.number()),
};

/**
 * A send's own state until FlowIQ accepts it, then what its receipts say; `state` only advances.
 * `failed_at` with `delivered`: both were reported. `note`: a failure's likely reason.
 * `offer`: the message ID of a receipt that may explain an `unknown` send; a person resolves it.
 */
export const deliverySchema = z.object({
  state: z.enum(DELIVERY_STATES),
  ...receiptTimes,
  note: z.nullable(z.string()),
  offer: z.nullable(z.string()),
});
export type Delivery = z.output<typeof deliverySchema>;

/** Why a queued send waits: `stale` needs confirmation; `paused`: its batch is paused. */
export const holdSchema = z.nullable(z.enum(["stale", "paused"]));

export const upstreamSchema = z.object({ status: z.number(), error: z.string(), message: z.string() });
/** FlowIQ's own error text. */
export type Upstream = z.output<typeof upstreamSchema>;

/**
 * `refused`: the message. `contact`: no such contact in FlowIQ. `key`, `settings`: this server's.
 * `organization`: its setup at FlowIQ or Meta. `unreachable`: no connection.
 * `busy`: no capacity upstream after every retry.
 */
const REJECTION_REASONS = [
  "refused",
  "contact",
  "key",
  "organization",
  "settings",
  "unreachable",
  "busy",
] as const;
export const rejectionReasonSchema = z.enum(REJECTION_REASONS);
export type RejectionReason = z.output<typeof rejectionReasonSchema>;

/** The reason at the end of a rejected send's problem type. */
export const findRejectionReason = (type: string): RejectionReason | undefined =>
  REJECTION_REASONS.find((reason) => type.endsWith(`:send-${reason}`));

/** Epoch ms of a queued send's next attempt, if known. */
export const waitsUntilSchema = z.optional(z.number());

/** `warnings`: problems that didn't stop it; in `POST`'s response also what was changed. */
const taken = { id: z.string(), warnings: z.optional(findingsSchema) };
/** Recipient, reply ID and delivery, in `GET` only. */
const address = {
  recipient: z.optional(z.string()),
  reply_to: z.optional(z.nullable(z.string())),
  delivery: z.optional(deliverySchema),
};
/** `detail`: what is known while it is open, or who ended it. */
const open = { ...address, id: z.string(), detail: z.string() };
const ended = { ...address, ...problemFields, id: z.string(), upstream: z.optional(upstreamSchema) };

/**
 * What `POST /api/send` and the `GET`s by ID and key return; rejected and unknown are problems too.
 */
export const sendViewSchema = z.discriminatedUnion("state", [
  z.object({
    ...open,
    ...taken,
    state: z.literal("queued"),
    hold: holdSchema,
    waits_until: waitsUntilSchema,
  }),
  z.object({ ...open, ...taken, state: z.literal("sending") }),
  z.object({ ...open, state: z.literal("cancelled") }),
  z.object({ ...open, state: z.literal("closed") }),
  z.object({
    ...taken,
    state: z.literal("accepted"),
    message_id: z.string(),
    recipient: z.string(),
    reply_to: address.reply_to,
    delivery: address.delivery,
    message_type: z.string(),
  }),
  z.object({
    ...ended,
    state: z.literal("rejected"),
    errors: z.optional(findingsSchema),
  }),
  z.object({ ...ended, state: z.literal("unknown") }),
]);
/** One send as the page knows it. */
export type SendView = z.output<typeof sendViewSchema>;

/** A send's creation time in epoch ms: its ID starts with it (RFC 9562, 5.7). */
export const readIdTime = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

export const IDEMPOTENCY_KEY_HEADER = "Idempotency-Key";
export const RESEND_OF_HEADER = "Menuet-Resend-Of";
export const REPLY_AFTER_HEADER = "Menuet-Reply-After";
