"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { rememberSentWords } from "@/components/composer/sent-texts";
import type { SentMessage } from "./read-sent";
import { type SentReading, useSent } from "./use-sent";

type ReplyTargetsProps = {
  /** E.164. */
  recipient: string;
  /** The list takes the focus as soon as it is there. */
  isEntered: boolean;
  onChoose: (messageId: string) => void;
  /** Back to the field. */
  onLeave: () => void;
};

const formatTime = (at: number): string =>
  new Date(at).toLocaleString("en-GB", {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });

function describe(reading: SentReading): string {
  switch (reading.state) {
    case "asking":
      return "";
    case "late":
      return "Looking for what was sent to this number";
    case "fault":
      return "What was sent to this number cannot be looked up just now";
    case "read": {
      const { length } = reading.messages;
      if (length === 0) return "Nothing was sent from here to this number";
      return `${length === 1 ? "1 message was" : `${length} messages were`} sent from here to this number. Down arrow to choose`;
    }
    default:
      return reading satisfies never;
  }
}

const toOptionId = (index: number) => `replyTo.target.${index}`;

type ListProps = Omit<ReplyTargetsProps, "recipient"> & { messages: SentMessage[] };

function TargetList({ messages, isEntered, onChoose, onLeave }: ListProps) {
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (isEntered) list.current?.focus();
  }, [isEntered]);
  const go = (index: number) => {
    setAt(Math.min(messages.length - 1, Math.max(0, index)));
    document.getElementById(toOptionId(index))?.scrollIntoView({ block: "nearest" });
  };
  const choose = (message: SentMessage | undefined) => {
    if (!message) return;
    rememberSentWords(message.messageId, message.words);
    onChoose(message.messageId);
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
          <span className="block text-note text-faint">{formatTime(message.at)} · accepted</span>
        </li>
      ))}
    </ul>
  );
}

/** Under the field: what was sent from here to the recipient, newest first, so that none of it must be found and pasted. */
export default function ReplyTargets({ recipient, ...list }: ReplyTargetsProps) {
  const reading = useSent(recipient);
  const words = describe(reading);
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
      {reading.state === "read" && reading.messages.length > 0 && (
        <TargetList {...list} messages={reading.messages} />
      )}
    </div>
  );
}
