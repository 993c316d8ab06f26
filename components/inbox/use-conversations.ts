"use client";
import { type InfiniteData, useInfiniteQuery } from "@tanstack/react-query";
import { useContext } from "react";
import type { Conversation, ConversationPage } from "@/lib/api/inbox";
import { fetchConversations, type ListFilter } from "./inbox-requests";
import { ClockContext } from "./server-clock";

export type ListPages = InfiniteData<ConversationPage, string | undefined>;

type Viewpoint = { filter: ListFilter; accountId: string; now: number };

/** Whether a conversation belongs in a list, as the server decides it. */
export function isListed(
  { unread, is_done, assigned_to, window_until }: Conversation,
  { filter, accountId, now }: Viewpoint,
): boolean {
  switch (filter) {
    case "all":
      return !is_done;
    case "unread":
      return !is_done && unread > 0;
    case "mine":
      return !is_done && assigned_to?.account_id === accountId;
    case "open":
      return !is_done && window_until !== null && window_until > now;
    case "done":
      return is_done;
    default:
      return filter satisfies never;
  }
}

const byLatest = (a: Conversation, b: Conversation): number =>
  b.last_at - a.last_at || (a.id < b.id ? 1 : -1);

/** The list with these changes applied: each conversation once, sorted by time, or removed. */
export function applyChanges(pages: ListPages, changed: readonly Conversation[], view: Viewpoint): ListPages {
  const ids = new Set(changed.map(({ id }) => id));
  const kept = pages.pages.map((page) => ({
    ...page,
    conversations: page.conversations.filter(({ id }) => !ids.has(id)),
  }));
  const last = kept.at(-1);
  const oldest = last?.conversations.at(-1)?.last_at ?? 0;
  // Conversations older than those loaded come with their own page.
  const added = changed
    .filter((one) => isListed(one, view) && (last?.next === null || one.last_at >= oldest))
    .sort(byLatest);
  for (const one of added) {
    const at = kept.findIndex(
      ({ conversations }, index) =>
        index === kept.length - 1 || conversations.some((other) => byLatest(one, other) < 0),
    );
    const page = kept[at];
    if (page) page.conversations = [...page.conversations, one].sort(byLatest);
  }
  return { ...pages, pages: kept };
}

export const toListKey = (filter: ListFilter) => ["inbox", "list", filter];

/** Conversations of one filter, latest first, as far as loaded. */
export function useConversations(filter: ListFilter) {
  const clock = useContext(ClockContext);
  const query = useInfiniteQuery({
    queryKey: toListKey(filter),
    queryFn: async ({ pageParam }) => {
      const page = await fetchConversations(filter, pageParam);
      clock.set(page.now);
      return page;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    // The stream reports changes.
    staleTime: Infinity,
    refetchOnMount: "always",
  });
  const pages = query.data?.pages ?? [];
  return {
    conversations: query.data ? pages.flatMap(({ conversations }) => conversations) : null,
    /** Counts of all filters, whichever is selected. */
    counts: { unread: pages[0]?.unread ?? 0, mine: pages[0]?.mine ?? 0, open: pages[0]?.open ?? 0 },
    error: query.error,
    refetch: query.refetch,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(),
  };
}
