import * as z from "zod/mini";
import { IDEMPOTENCY_KEY_HEADER, SEND_STATES } from "./send-view";
import type { Endpoint } from "./endpoint";
import { csvQuerySchema, funnelSchema } from "./results";

/** Menuet's own limit on recipients per batch, from its specification. */
export const MAX_BATCH_RECIPIENTS = 1_000;

/**
 * `POST /api/batches`, with an Idempotency-Key. `message`: FlowIQ's body without `phone_number`.
 * `recipients`: distinct E.164. `repeat`: also send to people who just got the same message.
 */
export const batchOrderSchema = z.object({
  message: z.record(z.string(), z.unknown()),
  recipients: z.array(z.string()).check(z.minLength(1), z.maxLength(MAX_BATCH_RECIPIENTS)),
  repeat: z.optional(z.boolean()),
});
export type BatchOrder = z.output<typeof batchOrderSchema>;

const counts = z.object(
  Object.fromEntries(SEND_STATES.map((state) => [state, z.number()])) as Record<
    (typeof SEND_STATES)[number],
    z.ZodMiniNumber
  >,
);

/**
 * What the batch endpoints return. `total`: sends created; `counts`: by current state.
 * `skipped`: recipients who got the same content in the last 10 minutes. `funnel`: from receipts.
 * `held`: queued sends that wait for a person's confirmation, which `resume` gives.
 */
export const batchViewSchema = z.object({
  id: z.string(),
  created_at: z.number(),
  total: z.number(),
  is_paused: z.boolean(),
  held: z.number(),
  counts,
  skipped: z.array(z.string()),
  funnel: z.optional(funnelSchema),
});
export type BatchView = z.output<typeof batchViewSchema>;

const BATCH_ACTIONS = ["pause", "resume", "cancel"] as const;
export type BatchAction = (typeof BATCH_ACTIONS)[number];

/** `GET /api/batches/:id/failed`: whom it didn't reach, and why; CSV with `?format=csv`. */
export const batchFailuresSchema = z.object({
  failures: z.array(
    z.object({ recipient: z.string(), state: z.enum(SEND_STATES), detail: z.string(), id: z.string() }),
  ),
});
export type BatchFailures = z.output<typeof batchFailuresSchema>;

export const batchEndpoints = {
  create: {
    method: "POST",
    path: "/api/batches",
    summary: "Sends one message to many recipients",
    access: "send",
    headers: { [IDEMPOTENCY_KEY_HEADER]: "The same key with the same body never sends twice" },
    body: batchOrderSchema,
    readsBody: true,
    answers: { 200: batchViewSchema, 201: batchViewSchema },
  },
  find: {
    method: "GET",
    path: "/api/batches/{id}",
    summary: "The current state of a batch",
    access: "look",
    answers: { 200: batchViewSchema },
  },
  act: {
    method: "POST",
    path: "/api/batches/{id}",
    summary: `Acts on a batch: ${BATCH_ACTIONS.join(", ")}`,
    access: "send",
    body: z.strictObject({ action: z.enum(BATCH_ACTIONS) }),
    answers: { 200: batchViewSchema },
  },
  failures: {
    method: "GET",
    path: "/api/batches/{id}/failed",
    summary: "Who was not reached and why; as CSV with ?format=csv",
    access: "look",
    query: csvQuerySchema,
    answers: { 200: batchFailuresSchema },
    file: "text/csv",
  },
} as const satisfies Record<string, Endpoint>;
