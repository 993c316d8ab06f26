"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { fetchPage, fetchTags } from "@/components/library/requests/library-requests";
import { toAskError } from "@/components/requests/ask-server";
import type { ListOrder } from "@/lib/library/contract/library";

export const LIBRARY_KEY = "library";

/** What of the library is shown. `tag`: "" for any. */
export type LibraryFilter = { text: string; tag: string; shelf: "all" | "favourites" | "archive" };

const toOrder = ({ text, tag, shelf }: LibraryFilter): ListOrder => ({
  ...(text.trim() === "" ? {} : { text }),
  ...(tag === "" ? {} : { tag }),
  ...(shelf === "favourites" ? { is_favourite: true } : {}),
  ...(shelf === "archive" ? { is_archived: true } : {}),
});

/** The messages that a filter finds, the latest saved first, and more of them when asked. */
export function useLibraryList(filter: LibraryFilter) {
  const list = useInfiniteQuery({
    queryKey: [LIBRARY_KEY, "list", filter],
    queryFn: ({ pageParam }) =>
      fetchPage({ ...toOrder(filter), ...(pageParam === null ? {} : { before: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
  return {
    messages: list.data?.pages.flatMap(({ messages }) => messages) ?? null,
    fault: list.error ? toAskError(list.error) : null,
    askAgain: () => void list.refetch(),
    /** Another filter's answer is shown until this one's comes. */
    isStale: list.isPlaceholderData,
    hasMore: list.hasNextPage,
    isAskingMore: list.isFetchingNextPage,
    askMore: () => {
      if (!list.isFetchingNextPage) void list.fetchNextPage();
    },
  };
}
export type LibraryList = ReturnType<typeof useLibraryList>;

export const useLibraryTags = () =>
  useQuery({ queryKey: [LIBRARY_KEY, "tags"], queryFn: fetchTags }).data ?? [];
