import { List } from "lucide-react";
import type { ReactNode } from "react";
import { isEmptyText } from "@/lib/message/texts";
import { isEmojiOnly } from "@/lib/whatsapp/formatting";
import { Bubble, BubbleTime, toKerning } from "./bubble";
import { FormattedText } from "./formatted-text";
import type { TextDirection } from "./text-direction";

export type ListBubbleProps = {
  header: string;
  body: string;
  footer: string;
  /** The button under the rule, or its label if nothing can be tapped. */
  button: ReactNode;
  quote: ReactNode;
  time: string;
  dir?: TextDirection;
  /** `in` on the customer's phone; in the inbox it is our own. */
  side?: "in" | "out";
  mark?: ReactNode;
};

/** A list message in the chat; an empty field that WhatsApp requires shows a faint placeholder. */
export function ListBubble(props: ListBubbleProps) {
  const { header, body, footer, button, quote, time, dir = "auto", side = "in", mark } = props;
  const hasFooter = !isEmptyText(footer);
  const isLarge = isEmojiOnly(body);
  return (
    <Bubble side={side}>
      {quote}
      <div className={`p-(--chat-pad) ${toKerning(header, body, footer)}`}>
        {!isEmptyText(header) && (
          <div data-field="header" dir={dir} className="mb-0.5 font-semibold whitespace-pre-wrap">
            {header}
          </div>
        )}
        <div
          data-field="body"
          className={`whitespace-pre-wrap ${isLarge ? "text-chat-emoji" : ""} ${hasFooter ? "" : "chat-last"}`}
        >
          {isEmptyText(body) ? (
            <p className="text-chat-muted italic">Body</p>
          ) : (
            <FormattedText text={body} dir={dir} />
          )}
        </div>
        {hasFooter && (
          <div
            data-field="footer"
            className="chat-last mt-1 text-chat-small whitespace-pre-wrap text-chat-muted"
          >
            <FormattedText text={footer} dir={dir} />
          </div>
        )}
        <BubbleTime time={time} mark={mark} />
      </div>
      <div className="border-t border-chat-line">{button}</div>
    </Bubble>
  );
}

/** The icon and label on a list's button. */
export function ListButtonLabel({ label, dir = "auto" }: { label: string; dir?: TextDirection }) {
  return (
    <span className="flex items-center justify-center gap-2 p-2.5 text-chat-label font-medium text-chat-accent">
      <List size="1.25em" aria-hidden className="shrink-0" />
      <span data-field="button" dir={dir} className="min-w-0 break-words">
        {isEmptyText(label) ? "Button label" : label}
      </span>
    </span>
  );
}
