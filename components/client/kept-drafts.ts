import { type Origin, parseOrigin } from "@/components/library/origin";
import { type DraftForm, emptyDraft } from "@/lib/message/draft";
import { formatStoredDraft, readStoredDraft, type StoredDraft } from "@/lib/message/stored-draft";

const KEY = "menuet.hand-over";

/**
 * Whom a message goes to, what it replies to, and when that was sent (epoch ms).
 * A customer's: they stand in no address and are not saved.
 */
type HandOver = { recipient: string; replyTo: string; repliedAt: number };

/** Leaves it for the composer's next opening in this tab; false where the browser keeps nothing. */
export function handOver(given: HandOver): boolean {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(given));
    return true;
  } catch {
    return false;
  }
}

/** What was left for this opening, and is then gone. */
export function takeHandOver(): HandOver | null {
  try {
    const { recipient, replyTo, repliedAt } = JSON.parse(sessionStorage.getItem(KEY) ?? "");
    sessionStorage.removeItem(KEY);
    const types = typeof recipient + typeof replyTo + typeof repliedAt;
    return types === "stringstringnumber" ? { recipient, replyTo, repliedAt } : null;
  } catch {
    return null;
  }
}

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

/**
 * Keeps a draft in this browser: its text, or null where the browser refuses (storage full or off).
 */
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

const LINKED_KEY = "menuet.linked";
const LINKED_ORIGIN_KEY = "menuet.linked.library";

/** A message that came by a link; `origin`: which library message it is, null for none. */
type LinkedDraft = { form: DraftForm; origin: Origin | null };

/**
 * Keeps it for this tab, over its other pages and a reload, until it is changed or another takes
 * its place.
 */
export function keepLinkedDraft({ form, origin }: LinkedDraft): void {
  try {
    const text = formatStoredDraft({ id: "linked", attempt: 0, savedAt: Date.now(), form });
    sessionStorage.setItem(LINKED_KEY, text);
    sessionStorage.setItem(LINKED_ORIGIN_KEY, JSON.stringify(origin));
  } catch {
    // It is on the page, and goes with it.
  }
}

/** The message that this tab opened from a link and nobody has changed, or null. */
export function readLinkedDraft(): LinkedDraft | null {
  try {
    const stored = readStoredDraft(sessionStorage.getItem(LINKED_KEY) ?? "");
    return stored && { form: stored.form, origin: parseOrigin(sessionStorage.getItem(LINKED_ORIGIN_KEY)) };
  } catch {
    return null;
  }
}

export function forgetLinkedDraft(): void {
  try {
    sessionStorage.removeItem(LINKED_KEY);
    sessionStorage.removeItem(LINKED_ORIGIN_KEY);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
