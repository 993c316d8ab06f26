import type { DraftMessage } from "@/lib/message/draft";
import { isSamePerson } from "@/lib/message/number-variants";
import { type ReadNumber, readRecipient } from "@/lib/message/recipient";
import type { RecipientList } from "@/lib/message/pasted/parse-recipients";
import { findReplyTo, findWamids } from "./find-wamids";
import { maskPair } from "./mask";
import { readWamid, WAMID_PREFIX, type WamidReading } from "./wamid";
import type { Known, Warning } from "./warning";

const E164 = /^\+\d{7,15}$/;

type Doubt = "no-range" | "guessed-country" | "ambiguous" | "landline" | "chosen";
/** It could reach someone else, so a person confirms it. */
const CONFIRMED = new Set(
  (["no-range", "guessed-country", "ambiguous"] satisfies Doubt[]).map((doubt) => `recipient-${doubt}`),
);

const warn = (doubt: Doubt, message: string): Warning => ({
  path: "recipient",
  source: doubt === "landline" ? "whatsapp" : "menuet",
  message,
  code: `recipient-${doubt}`,
  isLikelyRefused: false,
  mustConfirm: CONFIRMED.has(`recipient-${doubt}`),
});

/** Warnings about an E.164 recipient, whose typed form isn't known. */
export function findRecipientWarnings({ recipient }: Pick<DraftMessage, "recipient">): Warning[] {
  const number = recipient.trim();
  if (!E164.test(number)) return [];
  const reading = readRecipient(number);
  // Numbers of a length that no country uses can still reach the API.
  if (reading.state === "number" && !reading.isDoubtful) return [];
  return [warn("no-range", `${number} fits no known number range. Check the digits.`)];
}

const guess = (what: string, country: string) =>
  `${what} read as ${country}, guessed from your browser's language. Choose the default country, or start with +.`;

/** Warnings about how a number was read. `guessed`: the default country's name, if not chosen. */
export function findReadingWarnings(reading: ReadNumber, guessed: string | null): Warning[] {
  const { e164, isNational, otherwise, isLandline, others } = reading;
  const found: Warning[] = [];
  if (isNational && guessed !== null) found.push(warn("guessed-country", guess(`${e164}:`, guessed)));
  if (otherwise !== null)
    found.push(warn("ambiguous", `Read as ${e164}, but it could be ${otherwise}. Start with + to be sure.`));
  if (isLandline) found.push(warn("landline", "This is a landline. WhatsApp rarely works on these."));
  if (others.length > 0)
    found.push(warn("chosen", `${e164} was chosen. The contact card also has ${others.join(", ")}.`));
  return found;
}

const count = (numbers: readonly string[], noun = "number"): string =>
  `${numbers.length.toLocaleString("en")} ${numbers.length === 1 ? noun : `${noun}s`}`;

/** The same for a batch, with each warning once. */
export function findBatchWarnings(list: RecipientList, guessed: string | null): Warning[] {
  const { doubtful, national, ambiguous, landlines } = list;
  const found: Warning[] = [];
  if (doubtful.length > 0)
    found.push(warn("no-range", `${count(doubtful)} in an unknown range. Check the digits.`));
  if (national.length > 0 && guessed !== null)
    found.push(warn("guessed-country", guess(`${count(national)}`, guessed)));
  if (ambiguous.length > 0)
    found.push(warn("ambiguous", `${count(ambiguous)} could be from another country. Start each with +.`));
  if (landlines.length > 0)
    found.push(warn("landline", `${count(landlines, "landline number")}. WhatsApp rarely works on these.`));
  return found;
}

/** WhatsApp drops the quote when the message is older than this. */
const QUOTABLE_MS = 30 * 24 * 3_600_000;

const mild = (code: string, message: string): Warning => ({
  path: "replyTo",
  source: "whatsapp",
  message,
  code,
  isLikelyRefused: false,
});

/** Warns unless the text is exactly one message ID. An unreadable ID may still be valid. */
function findTextWarnings(text: string): Warning[] {
  const ids = findWamids(text);
  if (ids.length > 1) {
    const words = `This text has ${ids.length} message IDs. Keep only the one you reply to`;
    return [mild("reply-several-ids", words)];
  }
  if (findReplyTo(text) !== text) {
    return [mild("reply-not-a-wamid", "There is other text around the message ID. Keep only the ID")];
  }
  if (text.startsWith(WAMID_PREFIX)) return [];
  const words = `A WhatsApp message ID begins with “${WAMID_PREFIX}”. The message may arrive without its quote, or fail`;
  return [mild("reply-not-a-wamid", words)];
}

function findCut(reading: WamidReading): Warning[] {
  const isCut = reading.state === "cut off" || (reading.state === "read" && reading.isCut);
  const words =
    "This message ID looks cut off. Copy the whole ID, or the message may arrive without the quote";
  return isCut ? [mild("reply-cut", words)] : [];
}

function findNumberWarnings(reading: WamidReading, recipient: string): Warning[] {
  if (reading.state !== "read" || reading.phone === null || !E164.test(recipient)) return [];
  if (isSamePerson(recipient, reading.phone)) return [];
  const [quoted, reached] = maskPair(reading.phone, recipient);
  const words = `The quoted message is from ${quoted}, but the recipient is ${reached}`;
  return [mild("reply-other-number", words)];
}

const OLD = mild(
  "reply-old",
  "The message you reply to is over 30 days old. The reply may arrive without the quote",
);

/** Warnings about the quoted message. */
export function findReplyWarnings(
  { recipient, replyTo }: Pick<DraftMessage, "recipient" | "replyTo">,
  { now, repliedAt = now }: Known,
): Warning[] {
  const text = replyTo.trim();
  if (text === "") return [];
  const reading = readWamid(findReplyTo(text));
  return [
    ...findTextWarnings(text),
    ...findCut(reading),
    ...findNumberWarnings(reading, recipient.trim()),
    ...(now - repliedAt > QUOTABLE_MS ? [OLD] : []),
  ];
}
