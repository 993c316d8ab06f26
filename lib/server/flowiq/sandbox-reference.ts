import "server-only";
import * as z from "zod/mini";
import { randomBytes } from "node:crypto";

/** The sandbox's reaction to a request: an answer (perhaps delayed), silence, or hanging up. */
export type SandboxResponse =
  | { kind: "answer"; status: number; headers?: Record<string, string>; body: string; afterMs?: number }
  | { kind: "silence" }
  | { kind: "hang up" };

export const answerAsFlowIq = (
  status: number,
  body: object,
  headers: Record<string, string> = {},
): SandboxResponse => ({
  kind: "answer",
  status,
  headers: { "Content-Type": "application/json", ...headers },
  body: JSON.stringify(body),
});

export const refuseAsFlowIq = (status: number, error: string, message?: string): SandboxResponse =>
  answerAsFlowIq(status, { success: false, error, ...(message !== undefined && { message }) });

const text = (value: string): Buffer =>
  Buffer.concat([Buffer.from([0x18, value.length]), Buffer.from(value, "latin1")]);

/**
 * A new message ID as WhatsApp forms them (undocumented; read from public samples). It is "wamid."
 * and base64 of a struct in Thrift's compact encoding. That holds the customer's number, 0x11 for
 * outbound, and 18 hex digits.
 */
export function makeWamid(customerDigits: string, direction: "outbound" | "inbound" = "outbound"): string {
  const keyId = randomBytes(9).toString("hex").toUpperCase();
  const struct = Buffer.concat([
    Buffer.from([0x1c]),
    text(customerDigits),
    Buffer.from([0x15, 0x02, 0x00, direction === "outbound" ? 0x11 : 0x12]),
    text(keyId),
    Buffer.from([0x00]),
  ]);
  return `wamid.${struct.toString("base64")}`;
}

const filled = z.string().check(z.trim(), z.minLength(1));
const envelopeSchema = z.object({ phone_number: filled, message_type: filled });
const audioSchema = z.object({ media_url: filled });
const textSchema = z.object({ text: filled });
const listSchema = z.object({
  interactive: z.object({
    type: z.literal("list"),
    body: filled,
    button: filled,
    sections: z
      .array(z.object({ rows: z.array(z.object({ id: filled, title: filled })).check(z.minLength(1)) }))
      .check(z.minLength(1)),
  }),
});

const MISSING = "Missing required field";

function findMissing(messageType: string, body: unknown): string | null {
  switch (messageType) {
    case "audio":
      return audioSchema.safeParse(body).success ? null : "media_url is required for media messages";
    case "text":
      return textSchema.safeParse(body).success ? null : "text is required for text messages";
    case "interactive":
      return listSchema.safeParse(body).success
        ? null
        : "interactive.body, interactive.button, and interactive.sections are required for list messages";
    default:
      return 'message_type must be "audio", "text" or "interactive"';
  }
}

type Reading =
  { ok: true; number: string; accept: () => SandboxResponse } | { ok: false; refusal: SandboxResponse };

/** Reads a body as FlowIQ's reference describes it: required fields, errors and success. */
export function readPostedBody(body: unknown): Reading {
  const envelope = envelopeSchema.safeParse(body);
  if (!envelope.success) {
    return { ok: false, refusal: refuseAsFlowIq(400, MISSING, "phone_number and message_type are required") };
  }
  const { phone_number: number, message_type: messageType } = envelope.data;
  const missing = findMissing(messageType, body);
  if (missing !== null) return { ok: false, refusal: refuseAsFlowIq(400, MISSING, missing) };
  const digits = number.replace(/\D/g, "");
  const data = { message_id: makeWamid(digits), recipient: digits, message_type: messageType };
  const accept = () => answerAsFlowIq(200, { success: true, message: "Message sent successfully", data });
  return { ok: true, number: `+${digits}`, accept };
}
