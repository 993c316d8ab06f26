import { findLibraryId, readLibraryLink } from "@/components/library/library-link";
import { openOrigin } from "@/components/library/origin";
import { parseShareCode, type ShareReading } from "@/lib/message/codecs/share-code";
import { findMessageText, findShareCode } from "@/lib/message/codecs/share-fragment";
import { type DraftForm, isBlank } from "@/lib/message/draft";
import { normaliseTexts, noteLineBreaks } from "@/lib/message/texts";

/** A link's message, null if it is broken, and what to say about it. */
export type LinkOutcome = { message: DraftForm | null; words: string };

/** Parses a share code, or any format that import accepts, without recipient and reply ID. */
async function readMessage(fragment: string): Promise<ShareReading> {
  const text = findMessageText(fragment);
  if (text === null) return parseShareCode(findShareCode(fragment) ?? "");
  const reading = (await import("@/lib/message/codecs/read-form")).readForm(text);
  return reading.ok ? { ok: true, form: { ...reading.draft, recipient: "", replyTo: "" } } : reading;
}

type LinkReading = { ok: true; form: DraftForm; from: string } | { ok: false; why: string };

async function readFragment(fragment: string): Promise<LinkReading> {
  const id = findLibraryId(fragment);
  if (id !== null) return readLibraryLink(id);
  const reading = await readMessage(fragment);
  if (reading.ok) openOrigin(null);
  return reading.ok ? { ...reading, from: "a link" } : reading;
}

/** Reads the message in the URL, then removes it there. `kept`: the draft saved in this browser. */
export async function readLink(kept: DraftForm): Promise<LinkOutcome> {
  const reading = await readFragment(location.hash);
  history.replaceState(null, "", location.pathname + location.search);
  if (!reading.ok) return { message: null, words: reading.why };
  const message = normaliseTexts(reading.form);
  const back = isBlank(kept) ? [] : ["Undo brings your draft back"];
  const words = [`Opened from ${reading.from}`, ...noteLineBreaks(reading.form), ...back];
  return { message, words: words.join(". ") };
}
