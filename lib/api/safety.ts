import * as z from "zod/mini";
import type { Endpoint } from "./endpoint";

export const MAX_LISTED_RECIPIENTS = 200;

const numbersSchema = z.array(z.string().check(z.maxLength(32))).check(z.maxLength(MAX_LISTED_RECIPIENTS));

/** `GET /api/sending`: the sending rules. Numbers in E.164. */
export const safetySchema = z.object({
  /** All sending is stopped. */
  is_stopped: z.boolean(),
  /** Who stopped it and when (epoch ms), or null. */
  stopped: z.nullable(z.object({ by: z.string(), at: z.number() })),
  /** Colleagues' phones for trying a message. */
  test_recipients: z.array(z.string()),
  /** Whether only `allowed_recipients` and test recipients can be sent to. */
  is_limited: z.boolean(),
  allowed_recipients: z.array(z.string()),
  /** Whether only messages that somebody has approved can be sent. */
  needs_approval: z.boolean(),
  /** Sends allowed per UTC day, at most the settings' limit. */
  per_day: z.number(),
  max_per_day: z.number(),
  sent_today: z.number(),
});
export type Safety = z.output<typeof safetySchema>;

/**
 * `PUT /api/sending` by an owner. Numbers are saved as E.164; an unreadable one is 422 at its path.
 */
export const safetyOrderSchema = z.strictObject({
  test_recipients: z.optional(numbersSchema),
  is_limited: z.optional(z.boolean()),
  allowed_recipients: z.optional(numbersSchema),
  needs_approval: z.optional(z.boolean()),
  per_day: z.optional(z.int().check(z.minimum(0), z.maximum(999_999_999))),
});
export type SafetyOrder = z.output<typeof safetyOrderSchema>;

/** `POST /api/sending`: owners and senders stop, owners resume. */
export const stopOrderSchema = z.strictObject({ is_stopped: z.boolean() });

export const sendingEndpoints = {
  find: {
    method: "GET",
    path: "/api/sending",
    summary: "The sending rules, and whether sending is stopped",
    access: "look",
    answers: { 200: safetySchema },
  },
  change: {
    method: "PUT",
    path: "/api/sending",
    summary: "Changes the sending rules",
    access: "manage",
    body: safetyOrderSchema,
    readsBody: true,
    answers: { 200: safetySchema },
  },
  stop: {
    method: "POST",
    path: "/api/sending",
    summary: "Stops all sending, or resumes it (owners only)",
    access: "send",
    body: stopOrderSchema,
    readsBody: true,
    answers: { 200: safetySchema },
  },
} as const satisfies Record<string, Endpoint>;
