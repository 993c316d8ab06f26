"use client";

import { Inbox, SearchX } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { FaultNotice } from "@/components/client/request-state";
import { Button } from "@/components/ui/button";
import { formatDay, formatExactClock } from "@/components/ui/times";
import { PlainLink } from "@/components/ui/page-link";
import type { OutboxAddress } from "./outbox-filter";
import { SendList } from "./send-list";
import { type Entry, isBatch, type SendWindow, type useSendWindow } from "./send-window";

const LATE_MS = 300;

/** A short wait shows nothing. */
function ListLoading() {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), LATE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" className="grid min-h-40 content-center justify-items-center text-soft">
      {isLate && "Loading the outbox…"}
    </div>
  );
}

function Aside({
  icon,
  title,
  words,
  children,
}: {
  icon: ReactNode;
  title: string;
  words: string;
  children: ReactNode;
}) {
  return (
    <div className="mx-auto grid max-w-md justify-items-center gap-3 px-4 py-20 text-center">
      <span className="text-faint">{icon}</span>
      <h2 className="text-title font-semibold tracking-tight">{title}</h2>
      <p className="text-soft">{words}</p>
      {children}
    </div>
  );
}

const NoSends = () => (
  <Aside
    icon={<Inbox size="2rem" aria-hidden />}
    title="No messages sent yet"
    words="Every message you send is listed here with its delivery state."
  >
    <PlainLink href="/" look="button">
      Open the composer
    </PlainLink>
  </Aside>
);

const NothingFound = ({ onClear }: { onClear: () => void }) => (
  <Aside
    icon={<SearchX size="2rem" aria-hidden />}
    title="No matching sends"
    words="Try another state, number, text or day."
  >
    <Button onClick={onClear}>Clear filters</Button>
  </Aside>
);

type ListEndProps = {
  window: SendWindow;
  /** Epoch ms. */
  now: number;
  more: { isAsking: boolean; isFailed: boolean; added: readonly Entry[] | null; ask: () => void };
};

const toCount = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

/** "12 sends", "12 sends and 1 batch". */
function toListed(entries: readonly Entry[]): string {
  const batches = entries.filter(isBatch).length;
  const sends = toCount(entries.length - batches, "send", "sends");
  return batches === 0 ? sends : `${sends} and ${toCount(batches, "batch", "batches")}`;
}

/** What was loaded last, for screen readers. */
function describeMore({ window, more }: ListEndProps): string {
  if (more.isAsking || more.added === null) return "";
  const added = more.added.length === 0 ? "No more sends found" : `${toListed(more.added)} added`;
  return `${added}, ${window.entries.length} in the list`;
}

/** The end of the list: older sends on demand, and how far back a search has looked. */
function ListEnd(props: ListEndProps) {
  const { window, now, more } = props;
  const end = useRef<HTMLParagraphElement>(null);
  const isDone = window.next === null;
  const wasAsked = more.added !== null;
  // The pressed button is gone: the focus goes to what replaced it.
  useEffect(() => {
    if (isDone && wasAsked && document.activeElement === document.body) end.current?.focus();
  }, [isDone, wasAsked]);
  return (
    <div className="flex min-h-9 flex-wrap items-center justify-center gap-x-4 gap-y-2 border-t border-line p-5 text-note text-faint">
      {window.searchedTo !== null && <p>Searched back to {formatDay(window.searchedTo, now)}</p>}
      {isDone ? (
        <p ref={end} tabIndex={-1} className="rounded-sm px-1">
          {toListed(window.entries)}
        </p>
      ) : (
        <Button onClick={more.ask} aria-disabled={more.isAsking}>
          {more.isAsking
            ? "Loading…"
            : window.searchedTo === null
              ? "Show older sends"
              : "Search older sends"}
        </Button>
      )}
      {more.isFailed && (
        <p role="alert" className="basis-full text-center text-bad">
          Couldn’t load older sends. Try again.
        </p>
      )}
      <p role="status" className="sr-only">
        {describeMore(props)}
      </p>
    </div>
  );
}

type ListFaultProps = {
  fault: Error;
  /** When the shown data was fetched, epoch ms; 0 if there is none. */
  askedAt: number;
  onAskAgain: () => void;
};

/** Why the list can't be refreshed, and what to do. The old list stays. */
const ListFault = ({ fault, askedAt, onAskAgain }: ListFaultProps) => (
  <FaultNotice
    fault={fault}
    unanswered="Retrying…"
    aside={askedAt > 0 ? ` Last updated at ${formatExactClock(askedAt)}.` : ""}
    onAskAgain={onAskAgain}
  />
);

type OutboxListBodyProps = {
  list: ReturnType<typeof useSendWindow>;
  address: OutboxAddress;
  isFiltered: boolean;
  onClear: () => void;
};

/** The sends, or why there are none. */
export function OutboxListBody({ list, address, isFiltered, onClear }: OutboxListBodyProps) {
  const { window, fault, askedAt } = list;
  const { send, openSend, openBatch, toAddress, toBatchAddress } = address;
  const isEmpty = window !== null && window.entries.length === 0 && window.next === null;
  return (
    <div
      aria-busy={list.isStale}
      className={`transition-opacity duration-150 ${list.isStale ? "opacity-60" : ""}`}
    >
      {fault && (
        <div className="px-4 pb-4 medium:px-6">
          <ListFault fault={fault} askedAt={window ? askedAt : 0} onAskAgain={list.askAgain} />
        </div>
      )}
      {!window && !fault && <ListLoading />}
      {isEmpty && (isFiltered ? <NothingFound onClear={onClear} /> : <NoSends />)}
      {window && !isEmpty && (
        <>
          <SendList
            entries={window.entries}
            now={askedAt}
            openId={send}
            toAddress={toAddress}
            toBatchAddress={toBatchAddress}
            onOpen={openSend}
            onOpenBatch={openBatch}
          />
          <ListEnd window={window} now={askedAt} more={list.more} />
        </>
      )}
    </div>
  );
}
