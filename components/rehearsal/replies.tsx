"use client";

import { useEffect, useRef } from "react";
import { REPLY_TIME } from "@/components/preview/bubble";
import { BUSINESS_NAME } from "@/components/preview/chat";
import { QuoteBlock } from "@/components/preview/quote-block";
import { ReplyBubble } from "@/components/preview/reply-bubble";
import type { TextDirection } from "@/components/preview/text-direction";

/** One rehearsed reply: the row as it was sent, and the body that it replied to. */
export type Reply = { id: string; title: string; description: string; quoted: string };

type RepliesProps = { replies: Reply[]; dir: TextDirection; onClear: () => void };

/** The customer's replies so far. */
export default function Replies({ replies, dir, onClear }: RepliesProps) {
  const end = useRef<HTMLButtonElement>(null);
  const { length } = replies;
  useEffect(() => {
    // Scroll the chat, not the page, to the newest message.
    const chat = end.current?.closest("[role=group]");
    chat?.scrollTo({ top: chat.scrollHeight });
  }, [length]);
  return (
    <>
      {replies.map(({ title, description, quoted }, index) => (
        <ReplyBubble
          key={index}
          quote={<QuoteBlock author={BUSINESS_NAME} text={quoted} side="out" dir={dir} />}
          time={REPLY_TIME}
          title={title}
          description={description}
          dir={dir}
        />
      ))}
      <button
        ref={end}
        type="button"
        onClick={onClear}
        className="self-center rounded-full bg-chat-in px-3 py-1 text-chat-small text-chat-muted hover:text-chat-ink"
      >
        Clear the replies
      </button>
    </>
  );
}
