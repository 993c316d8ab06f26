import { findAudioUrlFault } from "@/lib/message/audio-url";
import type { DraftMessage } from "@/lib/message/draft";
import { readRecipient } from "@/lib/message/recipient";
import { type Fix, makeTextFix } from "./fix";

/** A recipient as international number, where what was typed can only mean one. */
export function findNumber({ recipient }: DraftMessage): Fix[] {
  const reading = readRecipient(recipient);
  if (reading.state !== "number" || reading.isDoubtful) return [];
  const words = "Write it as an international number";
  return [makeTextFix(words, { path: "recipient", before: recipient, after: reading.e164 })];
}

const AROUND = /^[\s"'<(“]+|[\s"'>)”]+$/g;
const SCHEME = /^[a-z][a-z\d+.-]*:/i;

/** What was most likely meant by an address that is none: marks around it, spaces in it, or its beginning missing. */
export function findAddress(draft: DraftMessage): Fix[] {
  if (draft.kind !== "audio") return [];
  const before = draft.audioUrl;
  const bare = before.replace(AROUND, "");
  const whole = SCHEME.test(bare) ? bare : `https://${bare.replace(/^\/+/, "")}`;
  return [bare, whole, whole.replaceAll(" ", "%20")]
    .filter((after) => findAudioUrlFault(after) === null && new URL(after).hostname.includes("."))
    .map((after) => makeTextFix("Correct the address", { path: "audioUrl", before, after }));
}

export function findHttps(draft: DraftMessage): Fix[] {
  if (draft.kind !== "audio") return [];
  const after = draft.audioUrl.replace(/^(\s*)http:/i, "$1https:");
  return [makeTextFix("Use https://", { path: "audioUrl", before: draft.audioUrl, after })];
}

/** The message ID inside what was pasted around it. */
export function findWamid({ replyTo }: DraftMessage): Fix[] {
  const id = /wamid\.[\w+/=-]+/.exec(replyTo)?.[0];
  if (id === undefined) return [];
  return [makeTextFix("Keep only the message ID", { path: "replyTo", before: replyTo, after: id })];
}

export const findNoReply = ({ replyTo }: DraftMessage): Fix[] => [
  makeTextFix("Send without a reply", { path: "replyTo", before: replyTo, after: "" }),
];
