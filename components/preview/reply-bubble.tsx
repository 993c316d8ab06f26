import { Bubble, BubbleTime } from "./bubble";
import { QuoteBlock } from "./quote-block";
import type { TextDirection } from "./text-direction";

export type ReplyBubbleProps = {
  author: string;
  quoted: string;
  title: string;
  description: string;
  time: string;
  dir?: TextDirection;
};

/** The customer's answer after a row was chosen: the list quoted, then the row. */
export function ReplyBubble({ author, quoted, title, description, time, dir = "auto" }: ReplyBubbleProps) {
  const hasDescription = description.trim() !== "";
  return (
    <Bubble side="out">
      <QuoteBlock author={author} text={quoted} side="out" dir={dir} />
      <div className="p-(--chat-pad)">
        <div
          dir={dir}
          className={`font-semibold whitespace-pre-wrap ${hasDescription ? "" : "chat-last-line"}`}
        >
          {title}
        </div>
        {hasDescription && (
          <div dir={dir} className="chat-last-line whitespace-pre-wrap">
            {description}
          </div>
        )}
        <BubbleTime time={time} />
      </div>
    </Bubble>
  );
}
