"use client";

import { useSearchParams } from "next/navigation";
import { useSyncExternalStore } from "react";
import { SEND_STATES, type SendState } from "@/lib/api/send-view";
import type { SendQueryInput } from "@/lib/api/sends";

/** Filters allowed in an address. Days: "2026-11-25" in the reader's time zone; "" for any. */
type OpenFilter = { state: SendState | ""; from: string; to: string; batch: string };
/** Customer data, so never in an address. */
type PrivateFilter = { recipient: string; text: string };
export type OutboxFilter = OpenFilter & PrivateFilter;

const NO_OPEN_FILTER: OpenFilter = { state: "", from: "", to: "", batch: "" };
export const NO_PRIVATE_FILTER: PrivateFilter = { recipient: "", text: "" };
export const NO_FILTER: OutboxFilter = { ...NO_OPEN_FILTER, ...NO_PRIVATE_FILTER };

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const ID = /^[\da-f-]{36}$/;

/** The start of a day, or of `later` days after it, in this time zone; null if it is no day. */
function toDayStart(day: string, later = 0): number | null {
  const [, year, month, date] = DAY.exec(day) ?? [];
  const start = new Date(Number(year), Number(month) - 1, Number(date));
  if (!(start.getMonth() === Number(month) - 1 && start.getDate() === Number(date))) return null;
  start.setDate(start.getDate() + later);
  return start.getTime();
}

const readDay = (text: string | null): string => (text !== null && toDayStart(text) !== null ? text : "");

/** The filter in an address; invalid parts count as absent. */
export function parseOpenFilter(words: URLSearchParams): OpenFilter {
  const batch = words.get("batch") ?? "";
  return {
    state: SEND_STATES.find((state) => state === words.get("state")) ?? "",
    from: readDay(words.get("from")),
    to: readDay(words.get("to")),
    batch: ID.test(batch) ? batch : "",
  };
}

/** The send that an address opens, or null. */
export function parseOpenSend(words: URLSearchParams): string | null {
  const id = words.get("send") ?? "";
  return ID.test(id) ? id : null;
}

/** The page's address with this filter and this send open. */
export function formatOutboxAddress({ state, from, to, batch }: OpenFilter, send: string | null): string {
  const words = new URLSearchParams();
  const given = Object.entries({ state, from, to, batch, send: send ?? "" });
  for (const [name, value] of given) if (value !== "") words.set(name, value);
  return words.size === 0 ? "/outbox" : `/outbox?${words}`;
}

/** The server's query for a filter: days become their first and last millisecond. */
export function toSendQuery(filter: OutboxFilter): SendQueryInput {
  const [from, afterTo] = [toDayStart(filter.from), toDayStart(filter.to, 1)];
  return {
    state: filter.state || undefined,
    recipient: filter.recipient.trim() || undefined,
    text: filter.text.trim() || undefined,
    from: from === null ? undefined : String(from),
    to: afterTo === null ? undefined : String(afterTo - 1),
    batch: filter.batch || undefined,
  };
}

/** The list's query: the same, but a batch is one line unless it is looked into. */
export function toListQuery(filter: OutboxFilter): SendQueryInput & { group?: "batch" } {
  const query = toSendQuery(filter);
  const isLookedInto = [query.state, query.recipient, query.text, query.batch].some(
    (one) => one !== undefined,
  );
  return isLookedInto ? query : { ...query, group: "batch" };
}

/** How many conditions a filter sets. */
export const countConditions = (filter: OutboxFilter): number =>
  Object.values(filter).filter((value) => value.trim() !== "").length;

const KEY = "menuet.outbox";

const state: { now: PrivateFilter | null } = { now: null };
const waiting = new Set<() => void>();

/** Parses a tab's stored filter; empty if it is invalid. */
export function parseSavedFilter(text: string | null): PrivateFilter {
  try {
    const kept: unknown = JSON.parse(text ?? "null");
    if (typeof kept !== "object" || kept === null) return NO_PRIVATE_FILTER;
    const { recipient, text: words } = { ...NO_PRIVATE_FILTER, ...kept };
    return { recipient: String(recipient), text: String(words) };
  } catch {
    return NO_PRIVATE_FILTER;
  }
}

function readSaved(): PrivateFilter {
  try {
    return parseSavedFilter(sessionStorage.getItem(KEY));
  } catch {
    return NO_PRIVATE_FILTER;
  }
}

const subscribe = (notify: () => void) => {
  waiting.add(notify);
  return () => waiting.delete(notify);
};
/** This tab's filter by number and text, in the browser. */
const readFilter = (): PrivateFilter => (state.now ??= readSaved());
const nothing = () => null;

/** The same as a hook; null on the server, which doesn't know it. */
const useSavedFilter = (): PrivateFilter | null => useSyncExternalStore(subscribe, readFilter, nothing);

/** Stored as long as the tab lives and never in an address, because it is customer data. */
function saveFilter(filter: PrivateFilter): void {
  state.now = filter;
  try {
    sessionStorage.setItem(KEY, JSON.stringify(filter));
  } catch {
    // Without storage, a reload forgets the search and nothing else.
  }
  waiting.forEach((notify) => notify());
}

/** What the page shows: in the address, except customer data, which this tab stores. */
export function useOutboxAddress() {
  const words = useSearchParams();
  const open: OpenFilter = parseOpenFilter(new URLSearchParams(words ?? ""));
  const send = parseOpenSend(new URLSearchParams(words ?? ""));
  const own = useSavedFilter();

  const filter: OutboxFilter = { ...open, ...(own ?? NO_PRIVATE_FILTER) };
  return {
    filter,
    send,
    /** False until the stored part of the filter is known. */
    isReady: own !== null,
    toAddress: (id: string | null) => formatOutboxAddress(open, id),
    toBatchAddress: (batch: string) =>
      formatOutboxAddress({ ...open, state: "", from: "", to: "", batch }, null),
    openBatch: (batch: string) =>
      window.history.pushState(null, "", formatOutboxAddress({ ...NO_OPEN_FILTER, batch }, null)),
    openSend: (id: string | null) => window.history.pushState(null, "", formatOutboxAddress(open, id)),
    /**
     * Changes these conditions only. `opened`: the send that stays open; another one adds a history
     * entry.
     */
    setFilter: (change: Partial<OutboxFilter>, opened: string | null = send) => {
      const now = parseOpenFilter(new URLSearchParams(window.location.search));
      const next = { ...now, ...readFilter(), ...change };
      saveFilter({ recipient: next.recipient, text: next.text });
      const address = formatOutboxAddress(next, opened);
      if (opened !== send) window.history.pushState(null, "", address);
      // Filter changes replace the entry, so that they don't fill the history.
      else if (address !== formatOutboxAddress(now, send)) window.history.replaceState(null, "", address);
    },
  };
}

export type OutboxAddress = ReturnType<typeof useOutboxAddress>;
