import { HISTORY_KEY } from "@/components/client/saved-drafts";
import type { DraftForm } from "@/lib/message/draft";
import { formatHistory, type History } from "@/lib/message/history/history";
import { parseHistory } from "@/lib/message/history/parse-history";
import { formatStoredDraft, readStoredDraft } from "@/lib/message/stored-draft";

/** More IDs than the lists of several days have. */
const MOST_IDS = 500;
/** A tab's draft in conflict with another tab's, should the tab close before a person chooses. */
const HELD_KEY = "menuet.held";

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // A browser that saves nothing has nothing to remove.
  }
}

function parseIds(line: string): Set<string> {
  try {
    const ids: unknown = JSON.parse(line);
    return new Set(Array.isArray(ids) ? ids.filter((id) => typeof id === "string").slice(-MOST_IDS) : []);
  } catch {
    return new Set();
  }
}

/** Saved beside the draft in this browser; neither contains the recipient. */
export type SavedHistory = { history: History; idsOut: ReadonlySet<string> };

/** Null if missing or unreadable. The first line holds the IDs that are out. */
export function readSavedHistory(): SavedHistory | null {
  const text = read(HISTORY_KEY);
  const end = text.indexOf("\n");
  const history = end === -1 ? null : parseHistory(text.slice(end + 1));
  return history && { history, idsOut: parseIds(text.slice(0, end)) };
}

/** Saves a history, or drops it if storage is full, so that the draft has the room. */
export function saveHistory({ history, idsOut }: SavedHistory): void {
  try {
    const ids = JSON.stringify([...idsOut].slice(-MOST_IDS));
    localStorage.setItem(HISTORY_KEY, `${ids}\n${formatHistory(history)}`);
  } catch {
    forget(HISTORY_KEY);
  }
}

export function holdDraft(form: DraftForm): void {
  try {
    localStorage.setItem(HELD_KEY, formatStoredDraft({ id: "held", attempt: 0, savedAt: Date.now(), form }));
  } catch {
    // It is still on the page, which asks what to do with it.
  }
}

export const forgetHeldDraft = (): void => forget(HELD_KEY);

/** What a tab held when it closed. */
export const readHeldDraft = (): DraftForm | null => readStoredDraft(read(HELD_KEY))?.form ?? null;
