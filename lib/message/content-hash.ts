import { hashText } from "./hash-text";
import type { Message } from "./message";
import { type Payload, toPayload } from "./payload";

/** Both halves of a hash of 16 hex digits as one of 8. */
function fold(hash: string): string {
  const [high, low] = [hash.slice(0, 8), hash.slice(8)].map((half) => Number.parseInt(half, 16));
  return (((high ?? 0) ^ (low ?? 0)) >>> 0).toString(16).padStart(8, "0");
}

/** What a payload says, as one text: without whom it is for and what it answers. Equal texts are equal content. */
export function toContentText(payload: Payload): string {
  const content = { ...payload, phone_number: "" };
  delete content.context_message_id;
  return JSON.stringify(content);
}

/**
 * Eight hex digits that name what a message says, whoever it is for and whatever it answers: recipient and reply id are left
 * out. Two people who read the same digits look at the same content; it is no proof against someone who wants them equal.
 */
export function toContentHash(message: Message): string {
  return fold(hashText(toContentText(toPayload(message))));
}
