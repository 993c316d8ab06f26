import type { DraftSummary } from "@/lib/library/contract/drafts";

const KEY = "menuet.draft.passed";

/** Until when drafts of other browsers were answered with "Keep this one", epoch ms by the server's clock. */
export function readPassed(): number {
  try {
    return Number(localStorage.getItem(KEY)) || 0;
  } catch {
    return 0;
  }
}

export function keepPassed(savedAt: number): void {
  try {
    localStorage.setItem(KEY, String(savedAt));
  } catch {
    // Then it is offered again when the page is opened again, which does no harm.
    return;
  }
}

/** The draft of another browser that is worth offering: later than this one's, and not passed over. `drafts`: the latest first. */
export const findOffer = (
  drafts: readonly DraftSummary[],
  own: { id: string; savedAt: number } | null,
  passed: number,
): DraftSummary | null =>
  drafts.find(({ id, saved_at }) => id !== own?.id && saved_at > Math.max(own?.savedAt ?? 0, passed)) ?? null;
