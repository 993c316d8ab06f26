import { HISTORY_KEY } from "@/components/draft/draft-store";
import type { History } from "@/lib/message/history/history";
import { formatHistory, parseHistory } from "@/lib/message/history/stored-history";

/** More ids than lists of some days have. */
const MOST_IDS = 500;

/** What stands beside the draft in this browser. Neither holds whom the message goes to. */
export type KeptHistory = { history: History; idsOut: Set<string> };

function parseIds(line: string): Set<string> {
  try {
    const ids: unknown = JSON.parse(line);
    return new Set(Array.isArray(ids) ? ids.filter((id) => typeof id === "string").slice(-MOST_IDS) : []);
  } catch {
    return new Set();
  }
}

/** The ids that are out in the first line, the history in the rest. */
export const formatKept = ({ history, idsOut }: KeptHistory): string =>
  `${JSON.stringify([...idsOut].slice(-MOST_IDS))}\n${formatHistory(history)}`;

/** Reads `formatKept`'s text; null where it holds no history that can be read. */
export function parseKept(text: string): KeptHistory | null {
  const end = text.indexOf("\n");
  const history = end === -1 ? null : parseHistory(text.slice(end + 1));
  return history && { history, idsOut: parseIds(text.slice(0, end)) };
}

export function readKeptHistory(): KeptHistory | null {
  try {
    return parseKept(localStorage.getItem(HISTORY_KEY) ?? "");
  } catch {
    return null;
  }
}

/** Keeps a history; where the browser has no room, the draft has what room there is. */
export function keepHistory(kept: KeptHistory): void {
  try {
    localStorage.setItem(HISTORY_KEY, formatKept(kept));
  } catch {
    forgetHistory();
  }
}

function forgetHistory(): void {
  try {
    localStorage.removeItem(HISTORY_KEY);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
