"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  type BatchSummary,
  type OpenSends,
  PAGE_SENDS,
  type SendPage,
  type SendSummary,
} from "@/lib/api/history";
import { callApi } from "@/components/client/call-api";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { sendEndpoints, type SendQueryInput } from "@/lib/api/sends";

/** A line of the list. */
export type Entry = SendSummary | BatchSummary;
export const isBatch = (entry: Entry): entry is BatchSummary => "total" in entry;

/**
 * Loaded sends and batches, newest first. `next`: cursor, null at the end. `searchedTo`: search
 * bound, epoch ms. `open`: how many of all haven't ended.
 */
export type SendWindow = {
  entries: Entry[];
  next: string | null;
  searchedTo: number | null;
  open?: OpenSends | undefined;
};
/** A page and the cursor that it was requested with; null: from the newest. */
type AskedPage = { before: string | null; page: SendPage };

export const EMPTY_WINDOW: SendWindow = { entries: [], next: null, searchedTo: null };

const listEntries = ({ sends, batches = [] }: SendPage): Entry[] => [...sends, ...batches];

/** Ids sort by time, so a page is authoritative from its `next` up to its own cursor. */
const isWithin = (id: string, { before, page }: AskedPage): boolean =>
  (page.next === null || id >= page.next) && (before === null || id < before);

/**
 * Merges a page: gone entries are removed, new ones added. `isOlder`: it extends the window's end.
 */
export function mergePage(window: SendWindow, asked: AskedPage, isOlder = false): SendWindow {
  const others = window.entries.filter(({ id }) => !isWithin(id, asked));
  const entries = [...others, ...listEntries(asked.page)].sort((a, b) =>
    a.id < b.id ? 1 : a.id > b.id ? -1 : 0,
  );
  const open = asked.page.open ?? window.open;
  if (!isOlder) return { ...window, entries, open };
  return { entries, next: asked.page.next, searchedTo: asked.page.searched_to, open };
}

/** A window from a first page. */
export const openWindow = (page: SendPage): SendWindow =>
  mergePage(EMPTY_WINDOW, { before: null, page }, true);

/** Whether sends may be missing between this page and the window's newest send. */
function hasGap(window: SendWindow, { page }: AskedPage): boolean {
  const newest = window.entries[0]?.id;
  return page.next !== null && newest !== undefined && page.next > newest;
}

/** Whether a send may still change within seconds without a person. */
export const isOpen = ({ state, hold }: Pick<SendSummary, "state" | "hold">): boolean =>
  state === "sending" || (state === "queued" && hold === null);
/** A batch asks for itself. */
const isOpenEntry = (entry: Entry): boolean => !isBatch(entry) && isOpen(entry);

/** The cursors of loaded pages after the first that contain an open send. */
function findOpenCursors(window: SendWindow, pageSize: number): string[] {
  const cursors: string[] = [];
  for (let at = pageSize; at < window.entries.length; at += pageSize) {
    const cursor = window.entries[at - 1]?.id;
    if (cursor !== undefined && window.entries.slice(at, at + pageSize).some(isOpenEntry))
      cursors.push(cursor);
  }
  return cursors;
}

/** One day's entries, newest first. `day`: the first one's time, epoch ms. */
type DayEntries = { day: number; entries: Entry[] };

const toDay = (time: number): string => new Date(time).toDateString();

/** Groups entries by day, in this browser's time zone. */
export function groupByDay(entries: readonly Entry[]): DayEntries[] {
  const days: DayEntries[] = [];
  for (const entry of entries) {
    const last = days.at(-1);
    if (last && toDay(last.day) === toDay(entry.created_at)) last.entries.push(entry);
    else days.push({ day: entry.created_at, entries: [entry] });
  }
  return days;
}

type Fetch = (before: string | null) => Promise<SendPage>;

/**
 * The most pages that a refresh fetches to close the gap; beyond that it restarts at the newest.
 */
const MOST_NEW_PAGES = 10;
/** The most further pages that a refresh fetches again: those with open sends. */
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
 * Refreshes the newest page, the gap after it, and pages with open sends. Calls `read` again at the
 * end, so that what was loaded meanwhile stays.
 */
export async function refreshWindow(read: () => SendWindow | undefined, fetch: Fetch): Promise<SendWindow> {
  const before = read() ?? EMPTY_WINDOW;
  const pages = await fetchNewest(before, fetch);
  const [first] = pages;
  const last = pages.at(-1);
  if (!first || !last) return before;
  const wasEmpty = before.entries.length === 0 && before.next === null;
  if (wasEmpty || hasGap(before, last)) return openWindow(first.page);
  for (const cursor of findOpenCursors(before, PAGE_SENDS).slice(0, MOST_OPEN_PAGES)) {
    pages.push({ before: cursor, page: await fetch(cursor) });
  }
  return pages.reduce((window, page) => mergePage(window, page), read() ?? before);
}

const QUICK_MS = 700;
const CALM_MS = 2_000;
/** A search without an index reads thousands of sends each time. */
const SEARCH_MS = 10_000;

const isSearch = ({ text, recipient }: SendQueryInput): boolean =>
  text !== undefined || recipient !== undefined;

/** The poll interval in ms: short while something is open. A hidden page doesn't poll. */
function toPace(query: SendQueryInput, window: SendWindow | undefined): number {
  if (window?.entries.some(isOpenEntry)) return isSearch(query) ? CALM_MS : QUICK_MS;
  return isSearch(query) ? SEARCH_MS : CALM_MS;
}

/** The sends that match a query, kept up to date, with more on demand. */
export function useSendWindow(query: SendQueryInput & { group?: "batch" }, isReady: boolean) {
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
      return listEntries(page);
    },
  });
  const next = list.data?.next ?? null;
  return {
    window: list.data ?? null,
    /** When the window was last fetched, epoch ms. */
    askedAt: list.dataUpdatedAt,
    /** The window is another query's until this one's answer arrives. */
    isStale: list.isPlaceholderData,
    fault: list.error,
    askAgain: () => void list.refetch(),
    more: {
      isAsking: more.isPending,
      isFailed: more.isError,
      /** What the last extra page had; null before one was requested. */
      added: more.data ?? null,
      ask: () => next !== null && !more.isPending && more.mutate(next),
    },
  };
}
