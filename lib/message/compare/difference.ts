import type { DraftSection } from "@/lib/message/draft";

/**
 * One difference between two versions. `path` and `place` (the same in words) are the new version's; the old one's where something
 * was removed. `from`: the old path of what moved, else null. `before`, `after`: the texts, null where there was or is none.
 */
export type Difference = {
  change: "changed" | "added" | "removed" | "moved";
  path: string;
  place: string;
  from: string | null;
  before: string | null;
  after: string | null;
};

/** "Drinks", or "Section 2" where it has no title. */
export const nameSection = (sections: readonly DraftSection[], s: number): string =>
  sections[s]?.title.trim() || `Section ${s + 1}`;

export const makeChange = (path: string, place: string, before: string, after: string): Difference[] =>
  before === after ? [] : [{ change: "changed", path, place, from: null, before, after }];

const VERBS = { changed: "changed", added: "added", removed: "removed", moved: "moved" };

/** A difference as a short sentence: "Drinks, row 2, title: changed from “Cola” to “Cola Zero”". */
export function formatDifference({ change, place, before, after }: Difference): string {
  if (change === "changed") return `${place}: changed from “${before ?? ""}” to “${after ?? ""}”`;
  const text = after ?? before ?? "";
  return `${place}: ${VERBS[change]}${text.trim() === "" ? "" : ` “${text}”`}`;
}
