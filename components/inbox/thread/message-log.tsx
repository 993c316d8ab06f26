"use client";
import { useQuery } from "@tanstack/react-query";
import { Fragment, useEffect, useLayoutEffect, useRef, useState } from "react";
import { FaultLine, FaultNotice, Loading } from "@/components/client/request-state";
import { fetchRawEvent } from "@/components/inbox/inbox-requests";
import type { Thread, useThread } from "@/components/inbox/use-thread";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import { Moment } from "@/components/ui/moment";
import { formatDay } from "@/components/ui/times";
import type { ThreadMessage as Message } from "@/lib/api/inbox";
import { groupReplies } from "./picks";
import { ThreadArticle, toArticleId } from "./thread-message";

function indent(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

type RawEventProps = { id: string; isOpen: boolean; onClose: () => void };

/** The event behind a message as FlowIQ posted it, to read and to copy as a fixture. */
function RawEvent({ id, isOpen, onClose }: RawEventProps) {
  const { data, error, refetch } = useQuery({
    queryKey: ["inbox", "event", id],
    queryFn: () => fetchRawEvent(id),
    enabled: isOpen,
    staleTime: Infinity,
  });
  return (
    <DialogFrame
      isOpen={isOpen}
      onClose={onClose}
      title="Raw event"
      size="wide"
      description={
        data && (
          <>
            <span className="font-mono">{data.event_type}</span>, received <Moment time={data.at} />
          </>
        )
      }
      footer={
        <>
          {data && <CopyButton text={indent(data.body)} label="Copy as fixture" words="Copy as fixture" />}
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      {error && <FaultNotice fault={error} onAskAgain={() => void refetch()} />}
      {!error && !data && <Loading words="Loading the event…" />}
      {data && (
        <pre
          dir="ltr"
          tabIndex={0}
          aria-label="Event"
          className="overflow-x-auto rounded-lg bg-sunk p-3 font-mono text-note whitespace-pre-wrap break-all"
        >
          {indent(data.body)}
        </pre>
      )}
    </DialogFrame>
  );
}

/** The preview's bubbles in the product's own colours. */
const OWN_LOOK =
  "[--chat-in:var(--panel)] [--chat-out:var(--accent-wash)] [--chat-quote:var(--sunk)] [--chat-quote-out:color-mix(in_srgb,var(--panel)_55%,var(--accent-wash))] [--chat-ink:var(--ink)] [--chat-muted:var(--soft)] [--chat-out-muted:var(--soft)] [--chat-accent:var(--accent)] [--chat-out-accent:var(--accent)] [--chat-link:var(--accent)] [--chat-icon:var(--soft)] [--chat-line:var(--line)] [--chat-body:0.875rem] [--chat-body-line:1.25rem] [--chat-small:0.8125rem] [--chat-small-line:1.125rem] [--chat-time:0.6875rem] [--chat-time-line:0.9375rem] [--chat-radius:10px] [--chat-corner-top:3px] [--chat-corner-bottom:10px] [--chat-tail-top:none] [--chat-tail-bottom:none] [--chat-bubble-width:min(78%,440px)] max-medium:[--chat-bubble-width:88%] [--chat-shadow:0_0_0_1px_var(--line)] [--chat-quote-bar:3px]";

/** Within this distance of its end, the log follows new messages. */
const NEAR_PX = 120;
const NO_REPLIES: readonly Message[] = [];

type MessageLogProps = {
  log: ReturnType<typeof useThread>;
  thread: Thread;
  customer: string;
  chosen: string | null;
  /** The message that the page was opened at. */
  around: string | null;
  mayReply: boolean;
  /** Shown after the last message: sends that the thread doesn't include yet. */
  children: React.ReactNode;
  onReply: (message: Message) => void;
  onGoTo: (id: string) => void;
  onLatest: () => void;
};

/** A thread's messages, oldest first; stays at the end while the reader is there. */
export function MessageLog(props: MessageLogProps) {
  const { log, thread, customer, chosen, around, mayReply, children, onReply, onGoTo, onLatest } = props;
  const { messages, before, hasNewer } = thread;
  const [raw, setRaw] = useState<string | null>(null);
  const [isRawOpen, setIsRawOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const drawn = useRef({ height: 0, first: "" });
  const ourLast = messages.findLast(({ direction }) => direction === "out")?.id;
  const byMessageId = new Map(messages.map((message) => [message.message_id, message]));
  const replies = groupReplies(messages);
  const [now] = useState(() => Date.now());
  const lastId = messages.at(-1)?.id ?? null;
  const tabStop = messages.some(({ id }) => id === chosen) ? chosen : lastId;
  const openRaw = (id: string) => {
    setRaw(id);
    setIsRawOpen(true);
  };

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const first = messages[0]?.id ?? "";
    // Loading older messages must not move what is being read.
    const { first: wasFirst, height } = drawn.current;
    if (wasFirst !== "" && first !== wasFirst) element.scrollTop += element.scrollHeight - height;
    else if (isAtEnd.current && around === null) element.scrollTop = element.scrollHeight;
    drawn.current = { height: element.scrollHeight, first };
  }, [messages, children, around]);

  useEffect(() => {
    if (around === null) return;
    const found = document.getElementById(toArticleId(around));
    found?.scrollIntoView({ block: "center" });
    found?.focus({ preventScroll: true });
  }, [around]);

  return (
    <div
      ref={box}
      role="log"
      aria-label="Messages"
      tabIndex={-1}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_PX;
      }}
      className={`flex min-h-0 flex-1 flex-col overflow-y-auto [scrollbar-width:thin] text-chat-ink ${OWN_LOOK}`}
    >
      <div className="mt-auto flex flex-col gap-2 px-3 py-4 medium:px-7">
        <div className="grid justify-items-center gap-2 pb-2 empty:hidden">
          {before !== null && (
            <Button aria-disabled={log.isLoadingMore} onClick={log.loadOlder}>
              {log.isLoadingMore ? "Loading…" : "Show older messages"}
            </Button>
          )}
          {before === null && log.hasEarlier && mayReply && (
            <Button aria-disabled={log.isLoadingMore} onClick={log.loadEarlier}>
              {log.isLoadingMore ? "Loading…" : "Load earlier messages"}
            </Button>
          )}
          <FaultLine fault={log.moreError} />
        </div>
        {messages.map((message, at) => {
          const day = formatDay(message.at, now);
          const earlier = messages[at - 1];
          return (
            <Fragment key={message.id}>
              {(!earlier || formatDay(earlier.at, now) !== day) && (
                <p className="my-1 self-center rounded-lg bg-panel px-3 py-1 text-[0.75rem] text-soft shadow-[0_0_0_1px_var(--line)]">
                  {day}
                </p>
              )}
              <ThreadArticle
                message={message}
                customer={customer}
                quoted={message.reply_to === null ? undefined : byMessageId.get(message.reply_to)}
                replies={(message.message_id !== null && replies.get(message.message_id)) || NO_REPLIES}
                isChosen={message.id === chosen}
                isInTabOrder={message.id === tabStop}
                mayReply={mayReply}
                isOurLast={message.id === ourLast}
                onReply={onReply}
                onGoTo={onGoTo}
                onRawEvent={openRaw}
              />
            </Fragment>
          );
        })}
        {messages.length === 0 && <p className="py-10 text-center text-soft">No messages yet</p>}
        {hasNewer ? (
          <div className="flex flex-wrap justify-center gap-2 pt-2">
            <Button aria-disabled={log.isLoadingMore} onClick={log.loadNewer}>
              Show newer messages
            </Button>
            <Button onClick={onLatest}>Go to the latest</Button>
          </div>
        ) : (
          children
        )}
      </div>
      {raw !== null && <RawEvent id={raw} isOpen={isRawOpen} onClose={() => setIsRawOpen(false)} />}
    </div>
  );
}
