"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { PAGE_SENDS, type SendPage, type SendSummary } from "@/lib/api/history";
import { callApi } from "@/components/client/call-api";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { sendEndpoints, type SendQueryInput } from "@/lib/api/sends";

/**
 * The part of the outbox that is on the page, newest first. `next`: where older ones go on, null at
 * the end. `searchedTo`: how far back a search has looked, epoch ms.
 */
export type SendWindow = { sends: SendSummary[]; next: string | null; searchedTo: number | null };
/** A page and the cursor that it was asked with; null: from the newest. */
type AskedPage = { before: string | null; page: SendPage };

export const EMPTY_WINDOW: SendWindow = { sends: [], next: null, searchedTo: null };

/**
 * Ids are in the order of time, so a page speaks for all ids from its `next` to what it was asked
 * with.
 */
const isWithin = (id: string, { before, page }: AskedPage): boolean =>
  (page.next === null || id >= page.next) && (before === null || id < before);

/**
 * The window with a page of it as the server has it now: what the page no longer holds has gone,
 * what is new is in its place. `isOlder`: the page goes on where the window ends, which then ends
 * where the page does.
 */
export function mergePage(window: SendWindow, asked: AskedPage, isOlder = false): SendWindow {
  const others = window.sends.filter(({ id }) => !isWithin(id, asked));
  const sends = [...others, ...asked.page.sends].sort((a, b) => (a.id < b.id ? 1 : a.id > b.id ? -1 : 0));
  if (!isOlder) return { ...window, sends };
  return { sends, next: asked.page.next, searchedTo: asked.page.searched_to };
}

/** What a first page makes of an empty window. */
export const openWindow = (page: SendPage): SendWindow =>
  mergePage(EMPTY_WINDOW, { before: null, page }, true);

/**
 * Whether sends may have come between this page, the newest so far, and the newest that the window
 * had.
 */
function hasGap(window: SendWindow, { page }: AskedPage): boolean {
  const newest = window.sends[0]?.id;
  return page.next !== null && newest !== undefined && page.next > newest;
}

/** Whether a send may still change by itself within seconds. */
export const isOpen = ({ state, hold }: Pick<SendSummary, "state" | "hold">): boolean =>
  state === "sending" || (state === "queued" && hold === null);

/**
 * Sends of the window that `before` and the page size reach, in pieces: the cursors at which pages
 * of it begin.
 */
function findOpenCursors(window: SendWindow, pageSize: number): string[] {
  const cursors: string[] = [];
  for (let at = pageSize; at < window.sends.length; at += pageSize) {
    const cursor = window.sends[at - 1]?.id;
    if (cursor !== undefined && window.sends.slice(at, at + pageSize).some(isOpen)) cursors.push(cursor);
  }
  return cursors;
}

/** Sends of one day, newest first. `day`: its first send's time, epoch ms. */
type DaySends = { day: number; sends: SendSummary[] };

const toDay = (time: number): string => new Date(time).toDateString();

/** Sends in their days, in this browser's time zone. */
export function groupByDay(sends: readonly SendSummary[]): DaySends[] {
  const days: DaySends[] = [];
  for (const send of sends) {
    const last = days.at(-1);
    if (last && toDay(last.day) === toDay(send.created_at)) last.sends.push(send);
    else days.push({ day: send.created_at, sends: [send] });
  }
  return days;
}

type Fetch = (before: string | null) => Promise<SendPage>;

/**
 * Pages that one refresh fetches at most to close the gap to what it had; beyond it begins anew
 * from the newest.
 */
const MOST_NEW_PAGES = 10;
/** Pages further down that one refresh looks at again: where something is still under way. */
const MOST_OPEN_PAGES = 4;

async function fetchNewest(window: SendWindow, fetch: Fetch): Promise<AskedPage[]> {
  const pages: AskedPage[] = [{ before: null, page: await fetch(null) }];
  for (let last = pages[0]; last && hasGap(window, last); last = pages.at(-1)) {
    if (pages.length === MOST_NEW_PAGES) break;
    const before = last.page.next;
    pages.push({ before, page: await fetch(before) });
  }
  return pages;
}

/**
 * What the server has now for the window: its newest page, what came since, and the pages further
 * down in which something is under way. `read` gives the window before and after the asking: what
 * was loaded meanwhile stays.
 */
export async function refreshWindow(read: () => SendWindow | undefined, fetch: Fetch): Promise<SendWindow> {
  const before = read() ?? EMPTY_WINDOW;
  const pages = await fetchNewest(before, fetch);
  const [first] = pages;
  const last = pages.at(-1);
  if (!first || !last) return before;
  const wasEmpty = before.sends.length === 0 && before.next === null;
  if (wasEmpty || hasGap(before, last)) return openWindow(first.page);
  for (const cursor of findOpenCursors(before, PAGE_SENDS).slice(0, MOST_OPEN_PAGES)) {
    pages.push({ before: cursor, page: await fetch(cursor) });
  }
  return pages.reduce((window, page) => mergePage(window, page), read() ?? before);
}

const QUICK_MS = 700;
const CALM_MS = 2_000;
/** A search that no index answers looks at thousands of sends each time. */
const SEARCH_MS = 10_000;

const isSearch = ({ text, recipient }: SendQueryInput): boolean =>
  text !== undefined || recipient !== undefined;

/**
 * How soon to ask again: soon while something is under way, at leisure otherwise. A hidden page
 * does not ask at all.
 */
function toPace(query: SendQueryInput, window: SendWindow | undefined): number {
  if (window?.sends.some(isOpen)) return isSearch(query) ? CALM_MS : QUICK_MS;
  return isSearch(query) ? SEARCH_MS : CALM_MS;
}

/** The sends that a query finds, kept up to date, and more of them when asked. */
export function useSendWindow(query: SendQueryInput, isReady: boolean) {
  const client = useQueryClient();
  const key = [...QUERY_KEYS.sends, query];
  const fetchPage = (before: string | null) =>
    callApi(sendEndpoints.page, { query: { ...query, before: before ?? undefined } });
  const read = () => client.getQueryData<SendWindow>(key);
  const list = useQuery({
    queryKey: key,
    queryFn: () => refreshWindow(read, fetchPage),
    enabled: isReady,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => toPace(query, state.data),
  });
  const more = useMutation({
    mutationFn: async (next: string) => {
      const page = await fetchPage(next);
      client.setQueryData<SendWindow>(key, (now) => now && mergePage(now, { before: next, page }, true));
      return page.sends.length;
    },
  });
  const next = list.data?.next ?? null;
  return {
    window: list.data ?? null,
    /** When the window was last as the server had it, epoch ms. */
    askedAt: list.dataUpdatedAt,
    /** The window is another query's: this one's answer is on its way. */
    isStale: list.isPlaceholderData,
    fault: list.error,
    askAgain: () => void list.refetch(),
    more: {
      isAsking: more.isPending,
      isFailed: more.isError,
      /** How many the last page held; null before any was asked for. */
      count: more.data ?? null,
      ask: () => next !== null && !more.isPending && more.mutate(next),
    },
  };
}
