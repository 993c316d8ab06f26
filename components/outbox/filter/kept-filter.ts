import { useSyncExternalStore } from "react";
import { NO_PRIVATE_FILTER, type PrivateFilter } from "./outbox-filter";

const KEY = "menuet.outbox";

const state: { now: PrivateFilter | null } = { now: null };
const waiting = new Set<() => void>();

/** What a tab kept, as text; nothing where that is no filter. */
export function parseKeptFilter(text: string | null): PrivateFilter {
  try {
    const kept: unknown = JSON.parse(text ?? "null");
    if (typeof kept !== "object" || kept === null) return NO_PRIVATE_FILTER;
    const { recipient, text: words } = { ...NO_PRIVATE_FILTER, ...kept };
    return { recipient: String(recipient), text: String(words) };
  } catch {
    return NO_PRIVATE_FILTER;
  }
}

function readKept(): PrivateFilter {
  try {
    return parseKeptFilter(sessionStorage.getItem(KEY));
  } catch {
    return NO_PRIVATE_FILTER;
  }
}

const subscribe = (tell: () => void) => {
  waiting.add(tell);
  return () => waiting.delete(tell);
};
/** What this tab looks for by number and by text, in the browser. */
export const readFilter = (): PrivateFilter => (state.now ??= readKept());
const nothing = () => null;

/** The same, as it changes; null where it is not known yet, on the server. */
export const useKeptFilter = (): PrivateFilter | null => useSyncExternalStore(subscribe, readFilter, nothing);

/** Keeps it as long as the tab lives, and never in an address: it is about a customer. */
export function keepFilter(filter: PrivateFilter): void {
  state.now = filter;
  try {
    sessionStorage.setItem(KEY, JSON.stringify(filter));
  } catch {
    // The browser keeps nothing: a reload forgets the search, and nothing else is lost.
  }
  waiting.forEach((tell) => tell());
}
