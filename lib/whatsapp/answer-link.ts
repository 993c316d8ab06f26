import { INPUT_BOUNDS } from "@/lib/message/limits";
import { findReplyTo } from "./find-wamids";
import { readWamid } from "./wamid";

/** Whom a message goes to and what it replies to, as in the composer's fields. */
export type Answer = { recipient: string; replyTo: string };

const readValue = (fields: URLSearchParams, name: string): string =>
  (fields.get(name) ?? "").slice(0, INPUT_BOUNDS.characters);

const readPhone = (replyTo: string): string => {
  const reading = readWamid(replyTo);
  return reading.state === "read" && reading.phone !== null ? `+${reading.phone}` : "";
};

/** The recipient and reply ID from a pasted message ID; null for any other text. */
export function toAnswer(text: string): Answer | null {
  const replyTo = findReplyTo(text);
  return readWamid(replyTo).state === "read" ? { recipient: readPhone(replyTo), replyTo } : null;
}

/**
 * Parses a reply link's fragment, with or without "#": "#to=%2B27821234567&re=wamid.…".
 * Either name is enough: without `to`, the recipient comes from the message ID. Null without both.
 */
export function readAnswerLink(fragment: string): Answer | null {
  const fields = new URLSearchParams(fragment.replace(/^#/, ""));
  // URLSearchParams decodes "+" as a space. IDs contain none, and no number starts with one.
  const replyTo = findReplyTo(readValue(fields, "re").trim().replaceAll(" ", "+"));
  const named = readValue(fields, "to").replace(/^ /, "+").trim();
  const recipient = /^\p{Nd}/u.test(named) ? `+${named}` : named || readPhone(replyTo);
  return recipient + replyTo === "" ? null : { recipient, replyTo };
}
