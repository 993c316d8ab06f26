import { INPUT_BOUNDS } from "@/lib/message/limits";
import { findReplyTo } from "./find-wamids";
import { readWamid } from "./wamid";

/** Whom a message goes to and what it replies to, as the composer's fields have them. */
export type Answer = { recipient: string; replyTo: string };

const readValue = (fields: URLSearchParams, name: string): string =>
  (fields.get(name) ?? "").slice(0, INPUT_BOUNDS.characters);

const readPhone = (replyTo: string): string => {
  const reading = readWamid(replyTo);
  return reading.state === "read" && reading.phone !== null ? `+${reading.phone}` : "";
};

/** Whom the message ID inside a pasted text replies to; null for any other text. */
export function toAnswer(text: string): Answer | null {
  const replyTo = findReplyTo(text);
  return readWamid(replyTo).state === "read" ? { recipient: readPhone(replyTo), replyTo } : null;
}

/**
 * The answer that a link's fragment asks for: "#to=%2B27821234567&re=wamid.…" (with or without the
 * "#"; either name alone will do). The recipient is read out of the message ID where the link names
 * none. Null where it asks for none.
 */
export function readAnswerLink(fragment: string): Answer | null {
  const fields = new URLSearchParams(fragment.replace(/^#/, ""));
  // A fragment's own encoding reads "+" as a space: a message ID holds no space, and a number
  // begins with none.
  const replyTo = findReplyTo(readValue(fields, "re").trim().replaceAll(" ", "+"));
  const named = readValue(fields, "to").replace(/^ /, "+").trim();
  const recipient = /^\p{Nd}/u.test(named) ? `+${named}` : named || readPhone(replyTo);
  return recipient + replyTo === "" ? null : { recipient, replyTo };
}
