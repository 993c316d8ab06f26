import { HISTORY_KEY } from "@/components/client/kept-drafts";
import type { DraftForm } from "@/lib/message/draft";
import { formatHistory, type History } from "@/lib/message/history/history";
import { parseHistory } from "@/lib/message/history/parse-history";
import { formatStoredDraft, readStoredDraft } from "@/lib/message/stored-draft";

/** More ids than lists of some days have. */
const MOST_IDS = 500;
/**
 * What a tab has that may not overwrite another's draft yet, should the tab die before a person
 * chooses.
 */
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
    // A browser that saves nothing has nothing to forget.
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

/** What stands beside the draft in this browser. Neither holds whom the message goes to. */
export type KeptHistory = { history: History; idsOut: ReadonlySet<string> };

/**
 * Null where there is none, and where it cannot be read. The ids that are out are its first line.
 */
export function readKeptHistory(): KeptHistory | null {
  const text = read(HISTORY_KEY);
  const end = text.indexOf("\n");
  const history = end === -1 ? null : parseHistory(text.slice(end + 1));
  return history && { history, idsOut: parseIds(text.slice(0, end)) };
}

/** Saves a history; where the browser has no room, the draft has what room there is. */
export function keepHistory({ history, idsOut }: KeptHistory): void {
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
    // It is on the page, and the page asks what to do with it.
  }
}

export const forgetHeldDraft = (): void => forget(HELD_KEY);

/** What a tab held when it was closed. */
export const readHeldDraft = (): DraftForm | null => readStoredDraft(read(HELD_KEY))?.form ?? null;
