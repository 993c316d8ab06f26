"use client";
import { useQuery } from "@tanstack/react-query";
import { Bell, BellOff, Search } from "lucide-react";
import { type RefObject, useEffect, useState } from "react";
import { FaultNotice, Loading } from "@/components/client/request-state";
import { Button, IconButton } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { PageTitle } from "@/components/ui/page-title";
import { useSettled } from "@/components/ui/use-settled";
import { MOST_COUNTED } from "@/lib/api/inbox";
import { ConversationRow } from "./conversation-row";
import { type ListFilter, postSearch } from "./inbox-requests";
import { useServerNow } from "./server-clock";
import { useConversations } from "./use-conversations";
import type { InboxAddress } from "./use-inbox-address";
import type { LiveState } from "./use-inbox-live";
import type { useNotifications } from "./use-notifications";

type SearchResultsProps = { text: string; address: InboxAddress; now: number };

/** The text from just before the match. */
function cutAround(text: string, looked: string): string {
  const at = text.toLowerCase().indexOf(looked.toLowerCase());
  return at > 24 ? `…${text.slice(at - 16)}` : text;
}

/** Search results: customers by name or number, and messages by text, which open at the match. */
function SearchResults({ text, address, now }: SearchResultsProps) {
  const { data, error, refetch } = useQuery({
    queryKey: ["inbox", "search", text],
    queryFn: ({ signal }) => postSearch(text, signal),
  });
  if (error) return <FaultNotice fault={error} onAskAgain={() => void refetch()} />;
  if (!data) return <Loading words="Searching…" />;
  const { conversations, messages } = data;
  if (conversations.length + messages.length === 0)
    return <p className="px-2.5 py-6 text-center text-soft">Nothing found for “{text}”</p>;
  return (
    <div className="grid gap-4">
      {conversations.length > 0 && (
        <ul aria-label="Customers found" className="grid">
          {conversations.map((conversation) => (
            <ConversationRow
              key={conversation.id}
              conversation={conversation}
              isOpen={conversation.id === address.conversation}
              href={address.toAddress(conversation.id)}
              now={now}
              onOpen={() => address.open(conversation.id)}
            />
          ))}
        </ul>
      )}
      {messages.length > 0 && (
        <div>
          <h2 className="px-2.5 pb-1 text-label font-medium text-soft">Messages</h2>
          <ul aria-label="Messages found" className="grid">
            {messages.map(({ id, conversation_id, name, direction, text: found, at }) => (
              <li key={id}>
                <a
                  href={address.toAddress(conversation_id, id)}
                  data-row
                  aria-current={id === address.message ? "true" : undefined}
                  onClick={(event) => {
                    event.preventDefault();
                    address.open(conversation_id, id);
                  }}
                  className="grid gap-0.5 rounded-lg px-2.5 py-2 hover:bg-sunk aria-[current]:bg-accent-wash"
                >
                  <span className="flex justify-between gap-3">
                    <bdi className="truncate font-medium">{name}</bdi>
                    <span className="shrink-0 text-[0.75rem] text-soft">
                      <Moment time={at} />
                    </span>
                  </span>
                  <span className="line-clamp-2 text-label break-words text-soft">
                    {direction === "out" && "You: "}
                    <bdi>{cutAround(found, text)}</bdi>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

type ListHeadProps = { live: LiveState["state"]; notifications: ReturnType<typeof useNotifications> };

const LIVE_WORDS: Record<LiveState["state"], string> = {
  connecting: "Connecting…",
  live: "Live",
  polling: "Updates every few seconds",
};

/** The page's name, live state and desktop notifications. */
export function ListHead({ live, notifications }: ListHeadProps) {
  const { permission, ask } = notifications;
  return (
    <header className="flex min-h-14 shrink-0 items-center gap-2.5 border-b border-line px-4">
      <PageTitle>Inbox</PageTitle>
      <span role="status" className="me-auto truncate text-note text-soft">
        {LIVE_WORDS[live]}
      </span>
      {permission === "default" && (
        <IconButton label="Turn on desktop notifications" onClick={ask} className="max-medium:size-11">
          <BellOff size="1.125rem" aria-hidden />
        </IconButton>
      )}
      {permission === "granted" && (
        <Bell
          size="1.125rem"
          role="img"
          aria-label="Desktop notifications are on"
          className="shrink-0 text-soft"
        />
      )}
    </header>
  );
}

const FILTERS: readonly { value: ListFilter; name: string; nothing: string }[] = [
  { value: "all", name: "All", nothing: "Customers’ messages appear here as they arrive." },
  { value: "unread", name: "Unread", nothing: "Everything is read." },
  { value: "mine", name: "Mine", nothing: "No conversation is assigned to you." },
  { value: "open", name: "Window open", nothing: "Nobody wrote in the last 24 hours." },
  { value: "done", name: "Done", nothing: "No conversation is marked as done." },
];
function FilterCount({ count = 0 }: { count: number | undefined }) {
  if (count === 0) return null;
  return <span className="tabular-nums">{count < MOST_COUNTED ? count : `${MOST_COUNTED}+`}</span>;
}

const SEARCH_MS = 200;
const TICK_MS = 30_000;

type ConversationListProps = {
  address: InboxAddress;
  filter: ListFilter;
  onFilter: (filter: ListFilter) => void;
  searchRef: RefObject<HTMLInputElement | null>;
  /** Shown in an empty inbox beside its text. */
  help: React.ReactNode;
};

/** All conversations, latest first, with filters as chips; search results while there is a text. */
export function ConversationList({ address, filter, onFilter, searchRef, help }: ConversationListProps) {
  const [typed, setTyped] = useState("");
  // What was typed before hydration is searched for too.
  useEffect(() => setTyped(searchRef.current?.value ?? ""), [searchRef]);
  const text = useSettled(typed.trim(), SEARCH_MS);
  const now = useServerNow(TICK_MS);
  const list = useConversations(filter);
  const { conversations, counts } = list;
  const nothing = FILTERS.find(({ value }) => value === filter)?.nothing;
  return (
    <>
      <div className="relative mx-3 mt-3">
        <Search
          size="1rem"
          aria-hidden
          className="pointer-events-none absolute top-1/2 -translate-y-1/2 text-faint [inset-inline-start:0.75rem]"
        />
        <input
          ref={searchRef}
          type="search"
          aria-label="Search conversations"
          placeholder="Name, number or text"
          value={typed}
          maxLength={200}
          onChange={({ target }) => setTyped(target.value)}
          className="h-9 w-full rounded-lg border border-control bg-panel ps-9 pe-3 max-medium:h-11 max-medium:text-[1rem]"
        />
      </div>
      <div
        role="group"
        aria-label="Filters"
        className="flex shrink-0 gap-1.5 overflow-x-auto px-3 py-2.5 [scrollbar-width:none]"
      >
        {FILTERS.map(({ value, name }) => (
          <button
            key={value}
            type="button"
            aria-pressed={value === filter}
            onClick={() => onFilter(value)}
            className="chip"
          >
            {name}
            <FilterCount count={counts[value as keyof typeof counts]} />
          </button>
        ))}
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-3 [scrollbar-width:thin]">
        {text !== "" ? (
          <SearchResults text={text} address={address} now={now} />
        ) : (
          <>
            {list.error && conversations === null && (
              <FaultNotice fault={list.error} onAskAgain={() => void list.refetch()} />
            )}
            {!list.error && conversations === null && <Loading words="Loading conversations…" rows={6} />}
            {conversations?.length === 0 && (
              <div className="grid justify-items-center gap-3 px-4 py-10 text-center text-soft">
                <p>{nothing}</p>
                {filter === "all" && help}
              </div>
            )}
            <ul className="grid">
              {conversations?.map((conversation) => (
                <ConversationRow
                  key={conversation.id}
                  conversation={conversation}
                  isOpen={conversation.id === address.conversation}
                  href={address.toAddress(conversation.id)}
                  now={now}
                  onOpen={() => address.open(conversation.id)}
                />
              ))}
            </ul>
            {list.hasMore && (
              <div className="grid justify-center pt-2">
                <Button aria-disabled={list.isLoadingMore} onClick={list.loadMore}>
                  {list.isLoadingMore ? "Loading…" : "Load more"}
                </Button>
              </div>
            )}
          </>
        )}
      </div>
    </>
  );
}
