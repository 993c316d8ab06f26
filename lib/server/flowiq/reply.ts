import "server-only";
import * as z from "zod/mini";

/** Refusals about the server's own set-up, by their `error`, in words for an administrator. */
const ADMINISTRATION: Record<string, { reason: "key" | "organization"; detail: string }> = {
  "invalid api key": {
    reason: "key",
    detail:
      "FlowIQ doesn't accept this server's own API key. An administrator must set a valid FLOWIQ_API_KEY.",
  },
  "invalid token format": {
    reason: "key",
    detail: "This server's API key isn't a FlowIQ key (fiq_…). An administrator must correct FLOWIQ_API_KEY.",
  },
  "api key mismatch": {
    reason: "key",
    detail:
      "This server's API key belongs to another organization. An administrator must check FLOWIQ_API_KEY and FLOWIQ_TENANT_ID.",
  },
  "authentication mismatch": {
    reason: "key",
    detail:
      "This server's API key doesn't fit the organization. An administrator must check FLOWIQ_API_KEY and FLOWIQ_TENANT_ID.",
  },
  "authorization required": {
    reason: "key",
    detail: "FlowIQ received no API key from this server. An administrator must check FLOWIQ_API_KEY.",
  },
  "invalid provider": {
    reason: "organization",
    detail:
      "The organization doesn't send through Meta's WhatsApp. An administrator must change its provider to Meta in FlowIQ.",
  },
  "meta not configured": {
    reason: "organization",
    detail:
      "The organization has no WhatsApp credentials in FlowIQ. An administrator must connect it to Meta in FlowIQ.",
  },
  "organization not found": {
    reason: "organization",
    detail: "FlowIQ has no organization with this name. An administrator must check FLOWIQ_TENANT_ID.",
  },
  "tenant id is required": {
    reason: "organization",
    detail: "FlowIQ received no organization from this server. An administrator must check FLOWIQ_TENANT_ID.",
  },
};

const normalize = (error: string): string =>
  error
    .trim()
    .replace(/[.!]+$/, "")
    .toLowerCase();

/** What an administrator must fix before anything is sent; null if it is about the request. */
export const findAdministration = (error: string) => ADMINISTRATION[normalize(error)] ?? null;

/** FlowIQ sends only to the organization's contacts. Its older pages add words after these. */
export const isContactMissing = (status: number, error: string): boolean =>
  status === 404 && normalize(error).startsWith("contact not found");

/** FlowIQ stores media before it sends, so these two 500s mean that nothing was sent. */
export const isUploadFailure = (status: number, error: string): boolean =>
  status === 500 && ["Meta upload failed", "Storage upload failed"].includes(error);

/** The 500 in whose `message` FlowIQ passes on WhatsApp's own error. */
export const isSendFailure = (status: number, error: string): boolean =>
  status === 500 && error === "Failed to send message";

/** Longer than any documented ID or sentence: a longer ID is ignored, and longer text is cut. */
const MAX_ID_LENGTH = 1_024;
const MAX_WORDS_LENGTH = 1_000;

const id = z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_ID_LENGTH));
const given = z.catch(z.optional(id), undefined);

const acceptanceSchema = z.object({
  success: z.literal(true),
  data: z.object({ message_id: id, recipient: given, message_type: given }),
});

const wordsSchema = z.object({
  success: z.optional(z.unknown()),
  error: z.optional(z.unknown()),
  message: z.optional(z.unknown()),
  details: z.optional(z.unknown()),
});

/** FlowIQ's own text, or empty. `message` includes `details`. */
type Words = { error: string; message: string };

/** What FlowIQ's body says, whatever its status: a clear yes, a clear no, or neither. */
export type FlowIqReply = Words &
  (
    | { kind: "yes"; messageId: string; recipient: string | undefined; messageType: string | undefined }
    | { kind: "no" }
    | { kind: "unclear" }
  );

/** `error` and `details` have no documented type: text stays text, and an object becomes JSON. */
function toWords(value: unknown): string {
  if (value === undefined || value === null || value === false) return "";
  const words = typeof value === "string" ? value : JSON.stringify(value);
  return words.trim().slice(0, MAX_WORDS_LENGTH).toWellFormed();
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Reads a body as FlowIQ's reference and error pages show it; success with an error is unclear. */
export function parseReply(body: string | null): FlowIqReply {
  const json = body === null ? undefined : parseJson(body);
  const words = wordsSchema.safeParse(json);
  if (!words.success) return { kind: "unclear", error: "", message: "" };
  const error = toWords(words.data.error);
  const message = [toWords(words.data.message), toWords(words.data.details)].filter(Boolean).join(" · ");
  const accepted = acceptanceSchema.safeParse(json);
  if (accepted.success) {
    const { message_id: messageId, recipient, message_type: messageType } = accepted.data.data;
    if (error) return { kind: "unclear", error, message };
    return { kind: "yes", messageId, recipient, messageType, error, message };
  }
  const isNo = error !== "" || words.data.success === false;
  return { kind: isNo ? "no" : "unclear", error, message };
}
