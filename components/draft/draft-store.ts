import { emptyDraft } from "@/lib/message/draft";
import { formatStoredDraft, readStoredDraft, type StoredDraft } from "@/lib/message/stored-draft";

/** Where in the browser's storage the one draft is kept. */
export const DRAFT_KEY = "menuet.draft";
const ID_BYTES = 12;

/** The kept draft's text, null where there is none, or where this browser keeps nothing. */
export function readDraftText(): string | null {
  try {
    return localStorage.getItem(DRAFT_KEY);
  } catch {
    return null;
  }
}

/** Where its earlier states are. */
export const HISTORY_KEY = "menuet.history";

/** Keeps a draft in this browser: its text, or null where the browser refuses (storage full or off). */
export function keepDraft(draft: StoredDraft): string | null {
  const text = formatStoredDraft(draft);
  try {
    localStorage.setItem(DRAFT_KEY, text);
    return text;
  } catch {
    return keepWithoutHistory(text);
  }
}

/** Where there is no room for both, the draft has it. */
function keepWithoutHistory(text: string): string | null {
  try {
    localStorage.removeItem(HISTORY_KEY);
    localStorage.setItem(DRAFT_KEY, text);
    return text;
  } catch {
    return null;
  }
}

/** `randomUUID` is missing on plain http beyond loopback; random bytes are not. */
export const makeDraftId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(ID_BYTES)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");

/** The kept draft, or a new empty one. */
export function openDraft(text: string | null): StoredDraft {
  const kept = text === null ? null : readStoredDraft(text);
  return kept ?? { id: makeDraftId(), attempt: 0, savedAt: 0, form: emptyDraft() };
}
