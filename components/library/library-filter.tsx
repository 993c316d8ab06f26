"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { callApi } from "@/components/client/call-api";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { isTyping } from "@/components/ui/focus";
import { useTyped } from "@/components/ui/use-settled";
import { libraryEndpoints, type SearchOrder } from "@/lib/api/library";
import { LIBRARY_LIMITS } from "@/lib/api/limits";

/** Which part of the library is shown. `tag`: "" for any. */
export type LibraryFilter = { text: string; tag: string; shelf: "all" | "favourites" | "archive" };

const toOrder = ({ text, tag, shelf }: LibraryFilter): SearchOrder => ({
  text: text.trim() === "" ? undefined : text,
  tag: tag || undefined,
  is_favourite: shelf === "favourites" || undefined,
  is_archived: shelf === "archive" || undefined,
});

/** Messages that match a filter, those with the text in name or tags first; more on demand. */
export function useLibraryList(filter: LibraryFilter) {
  const list = useInfiniteQuery({
    queryKey: [...QUERY_KEYS.libraryLists, filter],
    queryFn: ({ pageParam: before }) =>
      callApi(libraryEndpoints.search, { body: { ...toOrder(filter), before } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
  return {
    messages: list.data?.pages.flatMap(({ messages }) => messages) ?? null,
    fault: list.error,
    askAgain: () => void list.refetch(),
    /** The previous filter's answer is shown until this one's arrives. */
    isStale: list.isPlaceholderData,
    hasMore: list.hasNextPage,
    isAskingMore: list.isFetchingNextPage,
    askMore: () => {
      if (!list.isFetchingNextPage) void list.fetchNextPage();
    },
  };
}
export type LibraryListState = ReturnType<typeof useLibraryList>;

const useLibraryTags = () =>
  useQuery({ queryKey: QUERY_KEYS.libraryTags, queryFn: () => callApi(libraryEndpoints.tags) }).data?.tags ??
  [];

const TYPING_MS = 150;

const SHELVES = [
  { value: "all", name: "All" },
  { value: "favourites", name: "Favourites" },
  { value: "archive", name: "Archive" },
] as const;

/** "/" focuses the search from anywhere on the page, unless somebody is typing. */
function useSlash(find: () => HTMLElement | null) {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const isOther = event.ctrlKey || event.metaKey || event.altKey || isTyping(event);
      if (event.key !== "/" || isOther || event.defaultPrevented) return;
      event.preventDefault();
      find()?.focus();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  });
}

type ListFilterProps = {
  filter: LibraryFilter;
  onChange: (change: Partial<LibraryFilter>) => void;
  /** Moves from the search into the results. */
  onDown: () => void;
};

/** The library's filters. Needs another `key` to reset its fields. */
export function LibraryFilterBar({ filter, onChange, onDown }: ListFilterProps) {
  const search = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useTyped(filter.text, TYPING_MS, (text) => onChange({ text }));
  const tags = useLibraryTags();
  useSlash(() => search.current);
  const goDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    onDown();
  };
  return (
    <search aria-label="Search the library" className="library-filter">
      <div className="find flex-1 basis-56 medium:max-w-72">
        <Search size="1rem" aria-hidden />
        <input
          ref={search}
          type="search"
          aria-label="Search"
          dir="auto"
          autoComplete="off"
          aria-keyshortcuts="/"
          maxLength={LIBRARY_LIMITS.query}
          placeholder="Name, tag or text"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={goDown}
          className="input"
        />
      </div>
      <div role="group" aria-label="Show" className="flex flex-wrap gap-2">
        {SHELVES.map(({ value, name }) => (
          <button
            key={value}
            type="button"
            className="chip"
            aria-pressed={filter.shelf === value}
            onClick={() => onChange({ shelf: value })}
          >
            {name}
          </button>
        ))}
      </div>
      <select
        aria-label="Tag"
        value={filter.tag}
        onChange={({ target }) => onChange({ tag: target.value })}
        data-set={filter.tag === "" ? undefined : true}
        className="chip max-w-48"
      >
        <option value="">Any tag</option>
        {filter.tag !== "" && !tags.some(({ tag }) => tag === filter.tag) && (
          <option value={filter.tag}>{filter.tag}</option>
        )}
        {tags.map(({ tag, messages }) => (
          <option key={tag} value={tag}>
            {tag} ({messages})
          </option>
        ))}
      </select>
    </search>
  );
}
