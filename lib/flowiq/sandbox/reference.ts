import "server-only";
import * as z from "zod/mini";
import { answerJson, refuse, type SandboxResponse } from "./response";
import { makeWamid } from "./wamid";

const filled = z.string().check(z.trim(), z.minLength(1));
const envelopeSchema = z.object({ phone_number: filled, message_type: filled });
const audioSchema = z.object({ media_url: filled });
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
    case "interactive":
      return listSchema.safeParse(body).success
        ? null
        : "interactive.body, interactive.button, and interactive.sections are required for list messages";
    default:
      return 'message_type must be "audio" or "interactive"';
  }
}

export type Reading =
  { ok: true; number: string; accept: () => SandboxResponse } | { ok: false; refusal: SandboxResponse };

/** Reads a body as FlowIQ's reference describes it: its required fields, its words where one is missing, its success. */
export function readBody(body: unknown): Reading {
  const envelope = envelopeSchema.safeParse(body);
  if (!envelope.success) {
    return { ok: false, refusal: refuse(400, MISSING, "phone_number and message_type are required") };
  }
  const { phone_number: number, message_type: messageType } = envelope.data;
  const missing = findMissing(messageType, body);
  if (missing !== null) return { ok: false, refusal: refuse(400, MISSING, missing) };
  const digits = number.replace(/\D/g, "");
  const data = { message_id: makeWamid(digits), recipient: digits, message_type: messageType };
  const accept = () => answerJson(200, { success: true, message: "Message sent successfully", data });
  return { ok: true, number: `+${digits}`, accept };
}
