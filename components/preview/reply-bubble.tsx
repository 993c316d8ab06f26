import type { ReactNode } from "react";
import { isEmptyText } from "@/lib/message/texts";
import { Bubble, BubbleTime } from "./bubble";
import type { TextDirection } from "./text-direction";

export type ReplyBubbleProps = {
  quote: ReactNode;
  title: string;
  description: string;
  time: string;
  dir?: TextDirection;
  /** `out` on the customer's phone; in the inbox it is the other side's. */
  side?: "in" | "out";
};

/** The customer's reply after picking a row: the quoted list, then the row. */
export function ReplyBubble(props: ReplyBubbleProps) {
  const { quote, title, description, time, dir = "auto", side = "out" } = props;
  const hasDescription = !isEmptyText(description);
  return (
    <Bubble side={side}>
      {quote}
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
