import "server-only";
import type { Payload } from "@/lib/message/payload";

const MAX_WORDS = 280;

/** How a message begins, for lists and for the search: a list's header and body, an audio's address. Never NUL, which PostgreSQL takes in no text. */
export function toWords(payload: Payload): string {
  const texts =
    payload.message_type === "audio"
      ? [payload.media_url]
      : [payload.interactive.header, payload.interactive.body];
  const words = texts
    .filter((text) => text !== undefined)
    .join(" ")
    .replaceAll("\0", " ")
    .replace(/\s+/g, " ")
    .trim();
  return words.slice(0, MAX_WORDS).toWellFormed();
}
