import { findLibraryId, readLibraryLink } from "@/components/library/opening/library-link";
import { openOrigin } from "@/components/library/opening/origin";
import type { Removal } from "@/components/composer/use-undo";
import { type DraftForm, isBlank } from "@/lib/message/draft";
import { findShareCode } from "@/lib/message/share/fragment";
import { parseShareCode } from "@/lib/message/share/share-code";

/** What a link came to: its message, null where it is broken; what is said about it; and the kept draft, where it hides one. */
export type LinkOutcome = {
  message: DraftForm | null;
  words: string;
  hidden: (Pick<Removal, "what"> & { draft: DraftForm }) | null;
};

type LinkReading = { ok: true; form: DraftForm; from: string } | { ok: false; why: string };

async function readFragment(fragment: string): Promise<LinkReading> {
  const id = findLibraryId(fragment);
  if (id !== null) return readLibraryLink(id);
  const reading = await parseShareCode(findShareCode(fragment) ?? "");
  if (reading.ok) openOrigin(null);
  return reading.ok ? { ...reading, from: "a link" } : reading;
}

/** The message in this page's address, which then leaves the address. `kept`: the draft that this browser keeps. */
export async function readLink(kept: DraftForm): Promise<LinkOutcome> {
  const reading = await readFragment(location.hash);
  history.replaceState(null, "", location.pathname + location.search);
  if (!reading.ok) return { message: null, words: reading.why, hidden: null };
  const words = `Opened from ${reading.from}`;
  if (isBlank(kept)) return { message: reading.form, words, hidden: null };
  return {
    message: reading.form,
    words: `${words}. Undo brings back the draft that was kept here`,
    hidden: { what: "The draft kept in this browser", draft: kept },
  };
}
