"use client";

import { FaultLine } from "@/components/client/request-state";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { callApi } from "@/components/client/call-api";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { KIND_ICONS } from "@/components/preview/kind-icons";
import { useSettled } from "@/components/ui/use-settled";
import { libraryEndpoints, type LibrarySummary } from "@/lib/api/library";
import { KIND_NAMES } from "@/lib/message/draft";

const MOST_HITS = 6;
const SEARCH_MS = 120;
export const HITS_ID = "saved-messages";
export const toHitId = (id: string) => `saved-${id}`;

/** Saved messages that match a text; fetched only while `isAsked`. */
export function useSavedMessages(text: string, isAsked: boolean) {
  const settled = useSettled(text, SEARCH_MS);
  const { data, error } = useQuery({
    queryKey: [...QUERY_KEYS.libraryLists, "reply", settled],
    queryFn: () => callApi(libraryEndpoints.search, { body: { text: settled, limit: MOST_HITS } }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  return { hits: isAsked ? (data?.messages ?? null) : null, error };
}

type SavedMessagesProps = {
  hits: readonly LibrarySummary[] | null;
  error: Error | null;
  marked: string | null;
  onMark: (id: string) => void;
  onPick: (message: LibrarySummary) => void;
};

/** Saved messages above the reply, chosen with arrow keys while the text keeps the focus. */
export function SavedMessages({ hits, error, marked, onMark, onPick }: SavedMessagesProps) {
  const first = hits?.[0]?.id ?? null;
  const isMarkedThere = hits?.some(({ id }) => id === marked) ?? false;
  const markFirst = useEffectEvent(() => first !== null && !isMarkedThere && onMark(first));
  useEffect(() => {
    markFirst();
  }, [first, isMarkedThere]);
  return (
    <div className="border-b border-line p-1">
      <p className="flex flex-wrap justify-between gap-x-3 px-2.5 py-1 text-label">
        <span className="font-medium">Saved messages</span>
        <span className="text-note text-faint max-medium:hidden">
          <kbd>↑</kbd> <kbd>↓</kbd> choose, <kbd>Enter</kbd> use, <kbd>Esc</kbd> close
        </span>
      </p>
      <FaultLine fault={error} />
      {hits?.length === 0 && <p className="px-2.5 py-2 text-soft">No saved message found</p>}
      <ul id={HITS_ID} role="listbox" aria-label="Saved messages" className="grid">
        {hits?.map((message) => {
          const Icon = KIND_ICONS[message.kind];
          return (
            <li
              key={message.id}
              id={toHitId(message.id)}
              role="option"
              aria-selected={message.id === marked}
              onPointerMove={() => message.id !== marked && onMark(message.id)}
              onClick={() => onPick(message)}
              className="flex min-h-9.5 cursor-pointer items-center gap-2.5 rounded-md px-2.5 aria-selected:bg-accent-wash max-medium:min-h-12"
            >
              <Icon size="1rem" aria-hidden className="shrink-0 text-soft" />
              <bdi className="max-w-[60%] shrink-0 truncate font-medium">{message.name}</bdi>
              <span className="min-w-0 flex-1 truncate text-soft">
                <bdi>{message.first_line}</bdi>
              </span>
              <span className="shrink-0 text-note text-soft">{KIND_NAMES[message.kind]}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
