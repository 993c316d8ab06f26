import type { DraftForm } from "@/lib/message/draft";
import { formatStoredDraft, readStoredDraft } from "@/lib/message/stored-draft";

/** What a tab has that may not overwrite another's draft yet, so that it is there should the tab die before a person chooses. */
const HELD_KEY = "menuet.held";

export function holdDraft(form: DraftForm): void {
  try {
    localStorage.setItem(HELD_KEY, formatStoredDraft({ id: "held", attempt: 0, savedAt: Date.now(), form }));
  } catch {
    // It is on the page, and the page asks what to do with it.
  }
}

export function forgetHeldDraft(): void {
  try {
    localStorage.removeItem(HELD_KEY);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** What a tab held when it was closed. */
export function readHeldDraft(): DraftForm | null {
  try {
    return readStoredDraft(localStorage.getItem(HELD_KEY) ?? "")?.form ?? null;
  } catch {
    return null;
  }
}
