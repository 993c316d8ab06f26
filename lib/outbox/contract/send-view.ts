import * as z from "zod/mini";
import { problemFields } from "@/lib/http/contract/problem";

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

/** Why a queued send stands still: it is stale and wants a person's confirmation, or its batch is paused. */
export const holdSchema = z.nullable(z.enum(["stale", "paused"]));

export const upstreamSchema = z.object({ status: z.number(), error: z.string(), message: z.string() });
/** FlowIQ's own words about a send, as it answered them. */
export type Upstream = z.output<typeof upstreamSchema>;

/** `detail`: what is known while it is open, or who ended it. */
const open = { id: z.string(), detail: z.string() };
const ended = { ...problemFields, id: z.string(), upstream: z.optional(upstreamSchema) };

/** What `POST /api/send` and `GET /api/sends/:id` answer; a rejected or unknown send is a problem too. */
export const sendViewSchema = z.discriminatedUnion("state", [
  z.object({ ...open, state: z.literal("queued"), hold: holdSchema }),
  z.object({ ...open, state: z.literal("sending") }),
  z.object({ ...open, state: z.literal("cancelled") }),
  z.object({ ...open, state: z.literal("closed") }),
  z.object({
    id: z.string(),
    state: z.literal("accepted"),
    message_id: z.string(),
    recipient: z.string(),
    message_type: z.string(),
  }),
  z.object({ ...ended, state: z.literal("rejected") }),
  z.object({ ...ended, state: z.literal("unknown") }),
]);
/** One send as the page knows it. */
export type SendView = z.output<typeof sendViewSchema>;

export const IDEMPOTENCY_KEY_HEADER = "Idempotency-Key";
export const RESEND_OF_HEADER = "Menuet-Resend-Of";
