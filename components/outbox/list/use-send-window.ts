"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toAskError } from "@/components/requests/ask-server";
import { fetchSends } from "@/components/outbox/requests/history-requests";
import { refreshWindow } from "./refresh-window";
import { isOpen, mergePage, type SendWindow } from "./send-window";

const QUICK_MS = 700;
const CALM_MS = 2_000;
/** A search that no index answers looks at thousands of sends each time. */
const SEARCH_MS = 10_000;

const isSearch = (query: string): boolean => /(?:^|&)(?:text|recipient)=/.test(query);

/** How soon to ask again: soon while something is under way, at leisure otherwise. A hidden page does not ask at all. */
function toPace(query: string, window: SendWindow | undefined): number {
  if (window?.sends.some(isOpen)) return isSearch(query) ? CALM_MS : QUICK_MS;
  return isSearch(query) ? SEARCH_MS : CALM_MS;
}

export const LISTS_KEY = "sends";

/** The sends that a query finds, kept up to date, and more of them when asked. `query`: as the server takes it. */
export function useSendWindow(query: string, isReady: boolean) {
  const client = useQueryClient();
  const key = [LISTS_KEY, query];
  const read = () => client.getQueryData<SendWindow>(key);
  const list = useQuery({
    queryKey: key,
    queryFn: () => refreshWindow(read, (before) => fetchSends(query, before)),
    enabled: isReady,
    retry: false,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => toPace(query, state.data),
  });
  const more = useMutation({
    mutationFn: async (next: string) => {
      const page = await fetchSends(query, next);
      client.setQueryData<SendWindow>(key, (now) => now && mergePage(now, { before: next, page }, true));
      return page.sends.length;
    },
    retry: false,
  });
  const next = list.data?.next ?? null;
  return {
    window: list.data ?? null,
    /** When the window was last as the server had it, epoch ms. */
    askedAt: list.dataUpdatedAt,
    /** The window is another query's: this one's answer is on its way. */
    isStale: list.isPlaceholderData,
    fault: list.error ? toAskError(list.error) : null,
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
