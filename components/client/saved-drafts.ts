import { type Origin, parseOrigin } from "@/components/library/origin";
import { type DraftForm, emptyDraft } from "@/lib/message/draft";
import { formatStoredDraft, readStoredDraft, type StoredDraft } from "@/lib/message/stored-draft";

const KEY = "menuet.hand-over";

/** Recipient, message replied to and its time (epoch ms). Customer data: never in an address. */
type HandOver = { recipient: string; replyTo: string; repliedAt: number };

/** Leaves it for the composer's next opening in this tab; false if storage is unavailable. */
export function handOver(given: HandOver): boolean {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(given));
    return true;
  } catch {
    return false;
  }
}

/** Takes and removes what was left for this opening. */
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

/** The storage key of the single draft. */
export const DRAFT_KEY = "menuet.draft";
const ID_BYTES = 12;

/** The saved draft's text; null if there is none or storage is unavailable. */
export function readDraftText(): string | null {
  try {
    return localStorage.getItem(DRAFT_KEY);
  } catch {
    return null;
  }
}

/** The storage key of the draft's history. */
export const HISTORY_KEY = "menuet.history";

/** Tells the server that the first paint waits for this browser's draft. Holds nothing of it. */
export const DRAFT_COOKIE = "draft";
const YEAR_S = 31_536_000;

export function markDraft(): void {
  try {
    document.cookie = `${DRAFT_COOKIE}=kept; path=/; max-age=${YEAR_S}; SameSite=Lax`;
  } catch {
    // A sandboxed frame has no cookies: each visit there is drawn like the first.
  }
}

/** Saves a draft in this browser: its text, or null if storage is full or off. */
export function saveDraft(draft: StoredDraft): string | null {
  const text = formatStoredDraft(draft);
  try {
    localStorage.setItem(DRAFT_KEY, text);
    return text;
  } catch {
    return saveWithoutHistory(text);
  }
}

/** If storage can't hold both, the draft wins over its history. */
function saveWithoutHistory(text: string): string | null {
  try {
    localStorage.removeItem(HISTORY_KEY);
    localStorage.setItem(DRAFT_KEY, text);
    return text;
  } catch {
    return null;
  }
}

/** `randomUUID` is missing on plain http except loopback; `getRandomValues` isn't. */
export const makeDraftId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(ID_BYTES)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");

/** The saved draft, or a new empty one. */
export function openDraft(text: string | null): StoredDraft {
  const kept = text === null ? null : readStoredDraft(text);
  return kept ?? { id: makeDraftId(), attempt: 0, savedAt: 0, form: emptyDraft() };
}

const LINKED_KEY = "menuet.linked";
const LINKED_ORIGIN_KEY = "menuet.linked.library";

/** A message opened from a link; `origin`: its library message, null for none. */
type LinkedDraft = { form: DraftForm; origin: Origin | null };

/** Saves it for this tab, across pages and reloads, until it is changed or replaced. */
export function saveLinkedDraft({ form, origin }: LinkedDraft): void {
  try {
    const text = formatStoredDraft({ id: "linked", attempt: 0, savedAt: Date.now(), form });
    sessionStorage.setItem(LINKED_KEY, text);
    sessionStorage.setItem(LINKED_ORIGIN_KEY, JSON.stringify(origin));
  } catch {
    // Without storage it lasts as long as the page.
  }
}

/** The unchanged message that this tab opened from a link, or null. */
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
    // Without storage there is nothing to forget.
  }
}
