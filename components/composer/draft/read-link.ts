import { findLibraryId, readLibraryLink } from "@/components/library/library-link";
import { openOrigin } from "@/components/library/origin";
import { parseShareCode, type ShareReading } from "@/lib/message/codecs/share-code";
import { findMessageText, findShareCode } from "@/lib/message/codecs/share-fragment";
import { type DraftForm, isBlank } from "@/lib/message/draft";
import { normaliseTexts, noteLineBreaks } from "@/lib/message/texts";

/** What a link came to: its message, null where it is broken; and what is said about it. */
export type LinkOutcome = { message: DraftForm | null; words: string };

/**
 * A code of Menuet's own; or what another program wrote, in any form that an import takes: whom it
 * goes to and what it answers is left out.
 */
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

/**
 * The message in this page's address, which then leaves the address. `kept`: the draft that this
 * browser has saved.
 */
export async function readLink(kept: DraftForm): Promise<LinkOutcome> {
  const reading = await readFragment(location.hash);
  history.replaceState(null, "", location.pathname + location.search);
  if (!reading.ok) return { message: null, words: reading.why };
  const message = normaliseTexts(reading.form);
  const back = isBlank(kept) ? [] : ["Undo brings your draft back"];
  const words = [`Opened from ${reading.from}`, ...noteLineBreaks(reading.form), ...back];
  return { message, words: words.join(". ") };
}
