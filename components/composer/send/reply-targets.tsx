"use client";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { callApi } from "@/components/client/call-api";
import { toFaultTitle } from "@/components/client/fault-words";
import { QueryProvider } from "@/components/client/query-provider";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { rememberSentWords } from "@/components/composer/known";
import { formatMoment } from "@/components/ui/times";
import { sendEndpoints } from "@/lib/api/sends";

/** A message that FlowIQ accepted for one recipient. `words`: its start; `at`: epoch ms. */
type SentMessage = { messageId: string; words: string; at: number };

/**
 * One page of the messages accepted for a recipient (E.164), newest first. Throws only AskError.
 */
export async function readSent(recipient: string, signal: AbortSignal): Promise<SentMessage[]> {
  const query = { recipient, state: "accepted" } as const;
  const { sends } = await callApi(sendEndpoints.page, { query, signal });
  return sends.flatMap(({ message_id, message_type, words, changed_at }) => {
    if (message_id === null) return [];
    // A phone quotes audio as "Audio"; its only words would be its URL.
    return [{ messageId: message_id, words: message_type === "audio" ? "Audio" : words, at: changed_at }];
  });
}

/** A loading state shows only after this. */
const LATE_MS = 300;

/** The messages and their status; fetched on every offer, because there may be more by then. */
function useSent(recipient: string): { messages: SentMessage[]; words: string } {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATE_MS);
    return () => clearTimeout(timer);
  }, []);
  const { data, error } = useQuery({
    queryKey: [...QUERY_KEYS.sends, "to", recipient],
    queryFn: async ({ signal }) => {
      const messages = await readSent(recipient, signal);
      // So that any of them can be quoted when it is chosen or pasted.
      for (const { messageId, words, at } of messages) rememberSentWords(messageId, words, at);
      return messages;
    },
    gcTime: 0,
  });
  if (error)
    return { messages: [], words: `${toFaultTitle(error)}. Can’t look up earlier messages to this number` };
  if (!data) return { messages: [], words: isLate ? "Looking for earlier messages…" : "" };
  const { length } = data;
  if (length === 0) return { messages: data, words: "No messages sent to this number yet" };
  const count = length === 1 ? "1 message was" : `${length} messages were`;
  return { messages: data, words: `${count} sent to this number. Press Down arrow to choose` };
}
type ReplyTargetsProps = {
  /** E.164. */
  recipient: string;
  /** The list takes focus as soon as it has loaded. */
  isEntered: boolean;
  onChoose: (messageId: string) => void;
  /** Back to the field. */
  onLeave: () => void;
};

const toOptionId = (index: number) => `replyTo.target.${index}`;

type ListProps = Omit<ReplyTargetsProps, "recipient"> & { messages: SentMessage[] };

function TargetList({ messages, isEntered, onChoose, onLeave }: ListProps) {
  const [at, setAt] = useState(0);
  const [now] = useState(Date.now);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (isEntered) list.current?.focus();
  }, [isEntered]);
  const go = (index: number) => {
    setAt(Math.min(messages.length - 1, Math.max(0, index)));
    list.current?.children[index]?.scrollIntoView({ block: "nearest" });
  };
  const choose = (message: SentMessage | undefined) => {
    if (message) onChoose(message.messageId);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, () => void> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => (at === 0 ? onLeave() : go(at - 1)),
      Home: () => go(0),
      End: () => go(messages.length - 1),
      Enter: () => choose(messages[at]),
      " ": () => choose(messages[at]),
      Escape: onLeave,
    };
    const move = event.ctrlKey || event.metaKey ? undefined : moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
  return (
    <ul
      ref={list}
      role="listbox"
      aria-label="Messages sent to this number"
      aria-activedescendant={toOptionId(at)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="group max-h-64 overflow-y-auto rounded-md p-1"
    >
      {messages.map((message, index) => (
        <li
          key={message.messageId}
          id={toOptionId(index)}
          role="option"
          aria-selected={index === at}
          onClick={() => choose(message)}
          className="cursor-pointer rounded-md px-2.5 py-1.5 hover:bg-sunk group-focus:aria-selected:bg-accent-wash"
        >
          <span dir="auto" className="line-clamp-2 break-words">
            {message.words || "List menu"}
          </span>
          <span className="block text-note text-faint">{formatMoment(message.at, now)} · accepted</span>
        </li>
      ))}
    </ul>
  );
}

function Targets({ recipient, ...list }: ReplyTargetsProps) {
  const { messages, words } = useSent(recipient);
  return (
    <div
      className={
        words === ""
          ? ""
          : "absolute end-0 top-full z-10 mt-1 w-[max(100%,20rem)] max-w-[calc(100vw-2rem)] rounded-lg border border-line bg-panel shadow-lg"
      }
    >
      <p role="status" className="px-3 pt-2 pb-1 text-note text-faint last:pb-2 empty:hidden">
        {words}
      </p>
      {messages.length > 0 && <TargetList {...list} messages={messages} />}
    </div>
  );
}

/** Earlier messages to the recipient, newest first, so that no ID has to be found and pasted. */
export default function ReplyTargets(props: ReplyTargetsProps) {
  return (
    <QueryProvider>
      <Targets {...props} />
    </QueryProvider>
  );
}
