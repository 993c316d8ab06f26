import * as z from "zod/mini";
import type { Endpoint } from "./endpoint";

/**
 * How a sandbox event misbehaves. `late`: receipts or time lag; `foreign`: another organization's.
 */
export const EVENT_TWISTS = ["none", "doubled", "reordered", "late", "failed", "foreign"] as const;

/** The sandbox's customer when no other number is given. */
export const SAMPLE_NUMBER = "+27823456789";

export const sandboxNumberSchema = z
  .string()
  .check(z.regex(/^\+[1-9]\d{6,14}$/, "Enter a number with its country code"));
const text = z.string().check(z.minLength(1), z.maxLength(4_096));
const messageId = z.string().check(z.maxLength(512));
const twist = z.optional(z.enum(EVENT_TWISTS));

/**
 * What a customer of the sandbox does. `as`: how FlowIQ might wrap a picked row.
 * `pick` replies to the list `reply_to`, or to one that was only rehearsed.
 * `receipts`: the receipts of a message sent to that number.
 */
export const customerSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("text"),
    number: sandboxNumberSchema,
    text,
    reply_to: z.optional(messageId),
    twist,
  }),
  z.strictObject({
    kind: z.literal("pick"),
    number: sandboxNumberSchema,
    reply_to: z.optional(messageId),
    row: z.strictObject({
      id: z.string().check(z.maxLength(200)),
      title: z.string().check(z.maxLength(100)),
      description: z.optional(z.string().check(z.maxLength(100))),
    }),
    as: z.optional(z.enum(["json", "id", "title", "title and description"])),
    twist,
  }),
  z.strictObject({
    kind: z.literal("audio"),
    number: sandboxNumberSchema,
    reply_to: z.optional(messageId),
    twist,
  }),
  z.strictObject({ kind: z.literal("receipts"), number: sandboxNumberSchema, message_id: messageId, twist }),
]);
export type CustomerAct = z.output<typeof customerSchema>;

export const inboxSandboxEndpoints = {
  act: {
    method: "POST",
    path: "/api/inbox/sandbox",
    summary: "A customer of the sandbox writes, picks, speaks or gets a message; 409 in live use",
    access: "send",
    body: customerSchema,
    answers: { 200: z.object({ message_ids: z.array(z.string()) }) },
  },
  removeSamples: {
    method: "DELETE",
    path: "/api/inbox/sandbox",
    summary: "Removes the sample conversations of the sandbox",
    access: "send",
    answers: { 204: null },
  },
} as const satisfies Record<string, Endpoint>;
