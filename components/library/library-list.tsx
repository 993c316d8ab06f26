"use client";
import { BookOpen, Download, SearchX, Upload } from "lucide-react";
import { type KeyboardEvent, type RefObject, Suspense, useRef, useState } from "react";
import { QueryProvider } from "@/components/client/query-provider";
import { FaultNotice, Loading } from "@/components/client/request-state";
import { Button } from "@/components/ui/button";
import { lazyDialog } from "@/components/ui/lazy-part";
import { PlainLink } from "@/components/ui/page-link";
import { PageHead } from "@/components/ui/page-title";
import {
  type LibraryFilter,
  LibraryFilterBar,
  type LibraryListState,
  useLibraryList,
} from "./library-filter";
import { MessageRow, toMessageRowId } from "./library-row";
import { MessageDetail } from "./message-detail";
import "./library.css";

const ImportDialog = lazyDialog(() => import("./import-dialog"), "Import");

/** Exports the whole library as a file, and imports one. */
function FileButtons({ canChange }: { canChange: boolean }) {
  const [dialog, setDialog] = useState<"unasked" | "open" | "closed">("unasked");
  return (
    <>
      <a href="/api/library/file" download className="button-plain">
        <Download size="1rem" aria-hidden />
        Export
      </a>
      {canChange && (
        <button type="button" className="button-plain" onClick={() => setDialog("open")}>
          <Upload size="1rem" aria-hidden />
          Import
        </button>
      )}
      {dialog !== "unasked" && (
        <Suspense>
          <ImportDialog isOpen={dialog === "open"} onClose={() => setDialog("closed")} />
        </Suspense>
      )}
    </>
  );
}

/** How far an arrow key moves among cards in `columns` columns; null for other keys. */
function toStep(key: string, columns: number, isRtl: boolean): number | null {
  const aside = isRtl ? -1 : 1;
  const steps: Record<string, number> = {
    ...{ ArrowDown: columns, ArrowUp: -columns, ArrowRight: aside, ArrowLeft: -aside },
  };
  return steps[key] ?? null;
}

/** Arrow keys move between cards; Home and End go to the first and the last loaded. */
function goThrough(event: KeyboardEvent<HTMLElement>) {
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row]")];
  const at = cards.indexOf(document.activeElement as HTMLElement);
  const top = cards[0]?.getBoundingClientRect().top;
  const columns = cards.filter((card) => card.getBoundingClientRect().top === top).length;
  const step = toStep(event.key, columns, getComputedStyle(event.currentTarget).direction === "rtl");
  const last = cards.length - 1;
  const to = event.key === "Home" ? 0 : event.key === "End" ? last : step && Math.min(last, at + step);
  const card = to === null ? undefined : cards[to];
  if (!card || at === -1) return;
  event.preventDefault();
  card.focus();
}

const NoMessages = ({ canChange }: { canChange: boolean }) => (
  <div className="mx-auto grid max-w-md justify-items-center gap-3 py-20 text-center">
    <BookOpen size="2rem" aria-hidden className="text-faint" />
    <h2 className="text-title font-semibold tracking-tight">No saved messages yet</h2>
    <p className="text-soft">
      {canChange
        ? "Save a message in the composer. Your team finds it here, with all its versions."
        : "Senders and owners save messages here for the whole team."}
    </p>
    <PlainLink href="/" look="button">
      Open the composer
    </PlainLink>
  </div>
);

const NOTHING: Record<LibraryFilter["shelf"], { title: string; words: string }> = {
  all: {
    title: "No matching messages",
    words: "Try another word or tag, or look in the archive.",
  },
  favourites: {
    title: "No matching favourites",
    words: "Messages you mark as favourite appear here. Only you see them.",
  },
  archive: {
    title: "No matching messages in the archive",
    words: "Archived messages are hidden from the library. You can restore them.",
  },
};

function NothingFound({ shelf, onClear }: { shelf: LibraryFilter["shelf"]; onClear: () => void }) {
  return (
    <div className="mx-auto grid max-w-md justify-items-center gap-3 py-20 text-center">
      <SearchX size="2rem" aria-hidden className="text-faint" />
      <h2 className="text-title font-semibold tracking-tight">{NOTHING[shelf].title}</h2>
      <p className="text-soft">{NOTHING[shelf].words}</p>
      <Button onClick={onClear}>Show all messages</Button>
    </div>
  );
}

type ListBodyProps = {
  list: LibraryListState;
  filter: LibraryFilter;
  openId: string | null;
  canChange: boolean;
  onOpen: (id: string) => void;
  onClear: () => void;
};

const isFiltered = ({ text, tag, shelf }: LibraryFilter): boolean =>
  text.trim() !== "" || tag !== "" || shelf !== "all";

/** The messages, or why there are none. */
function LibraryListBody({ list, filter, openId, canChange, onOpen, onClear }: ListBodyProps) {
  const { messages, fault } = list;
  if (fault && !messages) return <FaultNotice fault={fault} onAskAgain={list.askAgain} />;
  if (!messages) return <Loading words="Loading the library…" rows={6} />;
  if (messages.length === 0)
    return isFiltered(filter) ? (
      <NothingFound shelf={filter.shelf} onClear={onClear} />
    ) : (
      <NoMessages canChange={canChange} />
    );
  return (
    <div className="grid gap-4" aria-busy={list.isStale}>
      {fault && <FaultNotice fault={fault} onAskAgain={list.askAgain} />}
      <ul aria-label="Messages" onKeyDown={goThrough} className="library-cards">
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
          <p>{messages.length === 1 ? "1 message" : `${messages.length} messages`}</p>
        )}
      </div>
    </div>
  );
}

const EVERYTHING: LibraryFilter = { text: "", tag: "", shelf: "all" };

type LibraryListProps = {
  titleRef: RefObject<HTMLHeadingElement | null>;
  openId: string | null;
  canChange: boolean;
  onOpen: (id: string) => void;
};

function LibraryList({ titleRef, openId, canChange, onOpen }: LibraryListProps) {
  const [filter, setFilter] = useState(EVERYTHING);
  const [round, setRound] = useState(0);
  const list = useLibraryList(filter);
  const body = useRef<HTMLDivElement>(null);
  const clear = () => {
    setFilter(EVERYTHING);
    setRound(round + 1);
    titleRef.current?.focus();
  };
  const found = list.messages?.length ?? 0;
  return (
    <>
      <PageHead title="Library" titleRef={titleRef}>
        <FileButtons canChange={canChange} />
      </PageHead>
      <LibraryFilterBar
        key={round}
        filter={filter}
        onChange={(change) => setFilter({ ...filter, ...change })}
        onDown={() => body.current?.querySelector<HTMLElement>("[data-row]")?.focus()}
      />
      <p role="status" className="sr-only">
        {isFiltered(filter) &&
          list.messages &&
          !list.isStale &&
          (found > 0 ? "Messages found" : "No messages found")}
      </p>
      <div ref={body} className="px-4 pb-6 medium:px-6">
        <LibraryListBody {...{ list, filter, openId, canChange, onOpen }} onClear={clear} />
      </div>
    </>
  );
}

/** The list and one message: side by side, or one at a time on narrow screens. */
function LibraryPanes({ canChange }: { canChange: boolean }) {
  const [openId, setOpenId] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const title = useRef<HTMLHeadingElement>(null);
  const close = (words = "") => {
    const closed = openId;
    setOpenId(null);
    setSaid(words);
    // One frame later, a list that was hidden is rendered again.
    requestAnimationFrame(() => {
      const row = closed === null ? null : document.getElementById(toMessageRowId(closed));
      (row ?? title.current)?.focus();
    });
  };
  return (
    <div
      className={`min-h-[calc(100dvh-3.5rem)] bg-panel ${openId === null ? "" : "has-detail wide:grid wide:grid-cols-[minmax(0,1fr)_minmax(0,min(32rem,45vw))]"}`}
    >
      <div className={`min-w-0 ${openId === null ? "" : "max-wide:hidden"}`}>
        <LibraryList titleRef={title} openId={openId} canChange={canChange} onOpen={setOpenId} />
      </div>
      {openId !== null && (
        <div
          key={openId}
          className="min-h-[calc(100dvh-3.5rem)] border-line wide:sticky wide:top-14 wide:h-[calc(100dvh-3.5rem)] wide:min-h-0 wide:overflow-y-auto wide:border-s"
        >
          <MessageDetail id={openId} canChange={canChange} onOpen={setOpenId} onClose={close} />
        </div>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}

/** The saved messages. `canChange`: this role may save, rename and archive. */
export const LibraryPage = ({ canChange }: { canChange: boolean }) => (
  <QueryProvider>
    <LibraryPanes canChange={canChange} />
  </QueryProvider>
);
