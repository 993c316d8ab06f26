import * as z from "zod/mini";

export const MAX_LISTED_RECIPIENTS = 200;

const numbersSchema = z.array(z.string().check(z.maxLength(32))).check(z.maxLength(MAX_LISTED_RECIPIENTS));

/** `GET /api/sending`: what may be sent at all. Numbers in E.164. */
export const safetySchema = z.object({
  /** Nothing leaves, whoever asks. */
  is_stopped: z.boolean(),
  /** Who stopped it and when, epoch ms; null while it goes on. */
  stopped: z.nullable(z.object({ by: z.string(), at: z.number() })),
  /** Colleagues' phones, to try a message on. */
  test_recipients: z.array(z.string()),
  /** Whether only `allowed_recipients` and test recipients can be sent to. */
  is_limited: z.boolean(),
  allowed_recipients: z.array(z.string()),
  /** Whether only messages that somebody has approved can be sent. */
  needs_approval: z.boolean(),
  /** Sends that a day (UTC) may have, at most what the server's settings say. */
  per_day: z.number(),
  max_per_day: z.number(),
  sent_today: z.number(),
});
export type Safety = z.output<typeof safetySchema>;

/** `PUT /api/sending` by an owner: any spelling of a number in, E.164 kept; a number that is none is 422 at its path. */
export const safetyOrderSchema = z.strictObject({
  test_recipients: z.optional(numbersSchema),
  is_limited: z.optional(z.boolean()),
  allowed_recipients: z.optional(numbersSchema),
  needs_approval: z.optional(z.boolean()),
  per_day: z.optional(z.int().check(z.minimum(0), z.maximum(999_999_999))),
});
export type SafetyOrder = z.output<typeof safetyOrderSchema>;

/** `PUT /api/sending/stopped` by an owner or a sender; only an owner lets it go on. */
export const stopOrderSchema = z.strictObject({ is_stopped: z.boolean() });
