import { Bubble, BubbleTime } from "./bubble";
import { QuoteBlock } from "./quote-block";

export type ReplyBubbleProps = {
  author: string;
  quoted: string;
  title: string;
  description: string;
  time: string;
};

/** The customer's answer after a row was chosen: the list quoted, then the row. */
export function ReplyBubble({ author, quoted, title, description, time }: ReplyBubbleProps) {
  return (
    <Bubble side="out">
      <QuoteBlock author={author} text={quoted} side="out" />
      <div className="px-2.5 pt-1.5 pb-2">
        <div dir="auto" className="font-semibold whitespace-pre-wrap">
          {title}
        </div>
        {description.trim() !== "" && (
          <div dir="auto" className="whitespace-pre-wrap">
            {description}
          </div>
        )}
        <BubbleTime time={time} />
      </div>
    </Bubble>
  );
}
