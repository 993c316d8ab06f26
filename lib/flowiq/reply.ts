import "server-only";
import * as z from "zod/mini";

/** More than any id or sentence that FlowIQ documents; what is longer is no id, and words are cut. */
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

/** FlowIQ's own words; empty where it said nothing. `message` holds `details` too. */
export type Words = { error: string; message: string };

/** What FlowIQ's body says, whatever its status: a clear yes, a clear no, or neither. */
export type Reply = Words &
  (
    | { kind: "yes"; messageId: string; recipient: string | undefined; messageType: string | undefined }
    | { kind: "no" }
    | { kind: "unclear" }
  );

/** `error` and `details` are undocumented beyond being there: words stay words, an object is shown as its JSON. */
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

/** Reads a body as FlowIQ's reference and its public error pages write it. A yes that also holds an error is unclear. */
export function parseReply(body: string | null): Reply {
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
