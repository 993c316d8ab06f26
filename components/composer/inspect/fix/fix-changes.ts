import { compareDrafts } from "@/lib/message/compare/compare-drafts";
import { formatDifference } from "@/lib/message/compare/difference";
import type { DraftMessage } from "@/lib/message/draft";
import { findText } from "@/lib/message/draft-path";
import { toPlaceWords } from "@/lib/message/history/step/step-words";
import type { Fix } from "@/lib/whatsapp/fixes/fix";

/** What a fix would change: texts with what is there and what will be, or rows and sections, a sentence each. */
export type FixChanges = {
  texts: { place: string; before: string; after: string }[];
  sentences: string[];
};

const ENVELOPE: Readonly<Record<string, string>> = {
  recipient: "Recipient",
  replyTo: "Reply to message ID",
};

export function findFixChanges(fix: Fix, draft: DraftMessage): FixChanges {
  const fixed = fix.apply(draft);
  const sections = draft.kind === "list" ? draft.sections : [];
  const texts = fix.paths.flatMap((path) => {
    const [before, after] = [findText(draft, path), findText(fixed, path)];
    const place = ENVELOPE[path] ?? toPlaceWords(path, { sections });
    return before === null || after === null ? [] : [{ place, before, after }];
  });
  return { texts, sentences: texts.length > 0 ? [] : compareDrafts(draft, fixed).map(formatDifference) };
}
