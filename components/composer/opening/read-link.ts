import { type DraftForm, isBlank } from "@/lib/message/draft";
import { findShareCode } from "@/lib/message/share/fragment";
import { parseShareCode } from "@/lib/message/share/share-code";

/** What a link came to: its message, null where it is broken; and what is said about it. */
export type LinkOutcome = { message: DraftForm | null; words: string };

/** The message in this page's address, which then leaves the address. `kept`: the draft that this browser keeps. */
export async function readLink(kept: DraftForm): Promise<LinkOutcome> {
  const reading = await parseShareCode(findShareCode(location.hash) ?? "");
  history.replaceState(null, "", location.pathname + location.search);
  if (!reading.ok) return { message: null, words: reading.why };
  if (isBlank(kept)) return { message: reading.form, words: "Opened from a link" };
  return {
    message: reading.form,
    words: "Opened from a link. Undo brings back the draft that was kept here",
  };
}
