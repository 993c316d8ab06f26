"use client";

import { useSearchParams } from "next/navigation";
import { useSyncExternalStore } from "react";
import { SEND_STATES, type SendState } from "@/lib/api/send-view";
import type { SendQueryInput } from "@/lib/api/sends";

/**
 * What may stand in an address: a state, days as "2026-11-25" in the reader's own time zone, a
 * batch's id; "" for any.
 */
type OpenFilter = { state: SendState | ""; from: string; to: string; batch: string };
/** What is about a customer, and so never stands in an address. */
type PrivateFilter = { recipient: string; text: string };
export type OutboxFilter = OpenFilter & PrivateFilter;

const NO_OPEN_FILTER: OpenFilter = { state: "", from: "", to: "", batch: "" };
export const NO_PRIVATE_FILTER: PrivateFilter = { recipient: "", text: "" };
export const NO_FILTER: OutboxFilter = { ...NO_OPEN_FILTER, ...NO_PRIVATE_FILTER };

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const ID = /^[\da-f-]{36}$/;

/**
 * The first millisecond of a day, or of the day `later` days after it, in this browser's time zone;
 * null for no day.
 */
function toDayStart(day: string, later = 0): number | null {
  const [, year, month, date] = DAY.exec(day) ?? [];
  const start = new Date(Number(year), Number(month) - 1, Number(date));
  if (!(start.getMonth() === Number(month) - 1 && start.getDate() === Number(date))) return null;
  start.setDate(start.getDate() + later);
  return start.getTime();
}

const readDay = (text: string | null): string => (text !== null && toDayStart(text) !== null ? text : "");

/** The filter of an address's words; what it cannot mean is as if it were not there. */
export function parseOpenFilter(words: URLSearchParams): OpenFilter {
  const batch = words.get("batch") ?? "";
  return {
    state: SEND_STATES.find((state) => state === words.get("state")) ?? "",
    from: readDay(words.get("from")),
    to: readDay(words.get("to")),
    batch: ID.test(batch) ? batch : "",
  };
}

/** The send that an address opens beside the list, or null. */
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

/**
 * The server's query for a filter: days become the first and the last millisecond that they hold.
 */
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

/** How many of its conditions a filter sets. */
export const countConditions = (filter: OutboxFilter): number =>
  Object.values(filter).filter((value) => value.trim() !== "").length;

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
const readFilter = (): PrivateFilter => (state.now ??= readKept());
const nothing = () => null;

/** The same, as it changes; null where it is not known yet, on the server. */
const useKeptFilter = (): PrivateFilter | null => useSyncExternalStore(subscribe, readFilter, nothing);

/** Keeps it as long as the tab lives, and never in an address: it is about a customer. */
function keepFilter(filter: PrivateFilter): void {
  state.now = filter;
  try {
    sessionStorage.setItem(KEY, JSON.stringify(filter));
  } catch {
    // The browser keeps nothing: a reload forgets the search, and nothing else is lost.
  }
  waiting.forEach((tell) => tell());
}

/**
 * What the page shows: kept in the address, but for what is about a customer, which this tab keeps.
 */
export function useOutboxAddress() {
  const words = useSearchParams();
  const open: OpenFilter = parseOpenFilter(new URLSearchParams(words ?? ""));
  const send = parseOpenSend(new URLSearchParams(words ?? ""));
  const own = useKeptFilter();

  const filter: OutboxFilter = { ...open, ...(own ?? NO_PRIVATE_FILTER) };
  return {
    filter,
    send,
    /** False until the browser's part of the filter is known. */
    isReady: own !== null,
    toAddress: (id: string | null) => formatOutboxAddress(open, id),
    toBatchAddress: (batch: string) =>
      formatOutboxAddress({ ...open, state: "", from: "", to: "", batch }, null),
    openSend: (id: string | null) => window.history.pushState(null, "", formatOutboxAddress(open, id)),
    /**
     * Changes these conditions and keeps the others as they are by now. `opened`: the send that
     * stays open, this one as a rule; another is a step of its own in the history.
     */
    setFilter: (change: Partial<OutboxFilter>, opened: string | null = send) => {
      const now = parseOpenFilter(new URLSearchParams(window.location.search));
      const next = { ...now, ...readFilter(), ...change };
      keepFilter({ recipient: next.recipient, text: next.text });
      const address = formatOutboxAddress(next, opened);
      if (opened !== send) window.history.pushState(null, "", address);
      // A filter's choices must not fill the history: each replaces the one before.
      else if (address !== formatOutboxAddress(now, send)) window.history.replaceState(null, "", address);
    },
  };
}

export type OutboxAddress = ReturnType<typeof useOutboxAddress>;
