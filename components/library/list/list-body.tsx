"use client";

import { BookOpen, SearchX } from "lucide-react";
import type { KeyboardEvent } from "react";
import { PlainLink } from "@/components/proof/plain-link";
import { FaultNotice } from "@/components/requests/fault-notice";
import { Waiting } from "@/components/requests/waiting";
import { Button } from "@/components/ui/button";
import { MessageRow } from "./message-row";
import type { LibraryFilter, LibraryList } from "./use-library-list";

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Arrows go from message to message, Home and End to the first and the last that are loaded. */
function goThrough(event: KeyboardEvent<HTMLElement>) {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row]")];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const step = STEPS[event.key];
  const to = event.key === "Home" ? 0 : event.key === "End" ? rows.length - 1 : step && at + step;
  const row = to === undefined ? undefined : rows[to];
  if (!row || at === -1) return;
  event.preventDefault();
  row.focus();
}

const NoMessages = ({ canChange }: { canChange: boolean }) => (
  <div className="mx-auto grid max-w-md justify-items-center gap-3 py-16 text-center">
    <BookOpen size="2rem" aria-hidden className="text-faint" />
    <h2 className="text-title font-semibold tracking-tight">The library is empty</h2>
    <p className="text-soft">
      Messages that are sent again and again are kept here under a name, with every version of them, for
      everybody who is signed in.
      {canChange
        ? " Write one in the composer and choose “Save to library”."
        : " A sender or an owner saves the first one."}
    </p>
    <PlainLink href="/" look="button">
      Open the composer
    </PlainLink>
  </div>
);

const NOTHING: Record<LibraryFilter["shelf"], { title: string; words: string }> = {
  all: {
    title: "No message matches",
    words: "Other words or another tag may find it; it may be in the archive.",
  },
  favourites: {
    title: "No favourite matches",
    words: "Star a message, and it is found here. Stars are your own.",
  },
  archive: {
    title: "Nothing in the archive matches",
    words: "What is archived is out of the way and can come back.",
  },
};

function NothingFound({ shelf, onClear }: { shelf: LibraryFilter["shelf"]; onClear: () => void }) {
  return (
    <div className="mx-auto grid max-w-md justify-items-center gap-3 py-16 text-center">
      <SearchX size="2rem" aria-hidden className="text-faint" />
      <h2 className="text-title font-semibold tracking-tight">{NOTHING[shelf].title}</h2>
      <p className="text-soft">{NOTHING[shelf].words}</p>
      <Button onClick={onClear}>Show all messages</Button>
    </div>
  );
}

type ListBodyProps = {
  list: LibraryList;
  filter: LibraryFilter;
  openId: string | null;
  canChange: boolean;
  onOpen: (id: string) => void;
  onClear: () => void;
};

export const isFiltered = ({ text, tag, shelf }: LibraryFilter): boolean =>
  text.trim() !== "" || tag !== "" || shelf !== "all";

/** The messages, or why there are none. */
export function ListBody({ list, filter, openId, canChange, onOpen, onClear }: ListBodyProps) {
  const { messages, fault } = list;
  if (fault && !messages) return <FaultNotice fault={fault} onAskAgain={list.askAgain} />;
  if (!messages) return <Waiting words="Reading the library" rows={6} />;
  if (messages.length === 0)
    return isFiltered(filter) ? (
      <NothingFound shelf={filter.shelf} onClear={onClear} />
    ) : (
      <NoMessages canChange={canChange} />
    );
  return (
    <div className="grid gap-4" aria-busy={list.isStale}>
      {fault && <FaultNotice fault={fault} onAskAgain={list.askAgain} />}
      <ul
        aria-label="Messages"
        onKeyDown={goThrough}
        className="overflow-hidden rounded-xl border border-line bg-panel"
      >
        {messages.map((message) => (
          <MessageRow key={message.id} message={message} isOpen={message.id === openId} onOpen={onOpen} />
        ))}
      </ul>
      <div className="flex min-h-9 items-center justify-center text-note text-faint">
        {list.hasMore ? (
          <Button onClick={list.askMore} aria-disabled={list.isAskingMore}>
            {list.isAskingMore ? "Loading…" : "Show more"}
          </Button>
        ) : (
          <p>That is all: {messages.length === 1 ? "1 message" : `${messages.length} messages`}</p>
        )}
      </div>
    </div>
  );
}
