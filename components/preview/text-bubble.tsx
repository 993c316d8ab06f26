import type { ReactNode } from "react";
import { isEmptyText } from "@/lib/message/texts";
import { isEmojiOnly } from "@/lib/whatsapp/formatting";
import { Bubble, BubbleTime, toKerning } from "./bubble";
import { FormattedText } from "./formatted-text";
import type { TextDirection } from "./text-direction";

type TextBubbleProps = {
  text: string;
  quote: ReactNode;
  time: string;
  dir?: TextDirection;
  /** `in` is the business's, as on the customer's phone. */
  side?: "in" | "out";
  mark?: ReactNode;
};

/** A text message in the chat. */
export function TextBubble({ text, quote, time, dir = "auto", side = "in", mark }: TextBubbleProps) {
  return (
    <Bubble side={side}>
      {quote}
      <div className={`p-(--chat-pad) ${toKerning(text)}`}>
        <div
          data-field="text"
          className={`chat-last whitespace-pre-wrap ${isEmojiOnly(text) ? "text-chat-emoji" : ""}`}
        >
          {isEmptyText(text) ? (
            <p className="text-chat-muted italic">Text</p>
          ) : (
            <FormattedText text={text} dir={dir} />
          )}
        </div>
        <BubbleTime time={time} mark={mark} />
      </div>
    </Bubble>
  );
}
