import type { DraftMessage } from "@/lib/message/draft";
import { WAMID_PREFIX, readWamid } from "@/lib/whatsapp/wamid";
import type { Warning } from "./warning";

const E164 = /^\+\d{7,15}$/;

const mild = (code: string, message: string): Warning => ({
  path: "replyTo",
  source: "whatsapp",
  message,
  code,
  isLikelyRefused: false,
});

/** Doubts about the quoted message. An ID that only cannot be read is none: its structure is nowhere documented. */
export function findReplyWarnings({
  recipient,
  replyTo,
}: Pick<DraftMessage, "recipient" | "replyTo">): Warning[] {
  const id = replyTo.trim();
  if (id === "") return [];
  if (!id.startsWith(WAMID_PREFIX)) {
    const words = `A WhatsApp message ID begins with “${WAMID_PREFIX}”. The message may arrive without its quote, or fail`;
    return [mild("reply-not-a-wamid", words)];
  }
  const reading = readWamid(id);
  const number = recipient.trim();
  if (reading.state !== "read" || reading.phone === null || !E164.test(number)) return [];
  if (number === `+${reading.phone}`) return [];
  return [mild("reply-other-number", "The quoted message is from another number than the recipient")];
}
