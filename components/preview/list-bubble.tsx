import { List } from "lucide-react";
import type { ReactNode } from "react";
import { isEmojiOnly } from "@/lib/whatsapp/emoji";
import { Bubble, BubbleTime } from "./bubble";
import { FormattedText } from "./formatted-text";
import type { TextDirection } from "./text-direction";

export type ListBubbleProps = {
  header: string;
  body: string;
  footer: string;
  /** The button under the rule, or its label where nothing can be tapped. */
  button: ReactNode;
  quote: ReactNode;
  time: string;
  dir?: TextDirection;
};

/** A list message as it stands in the chat. A field that is still empty shows its place, faintly, where WhatsApp needs it. */
export function ListBubble({ header, body, footer, button, quote, time, dir = "auto" }: ListBubbleProps) {
  const hasFooter = footer.trim() !== "";
  const isLarge = isEmojiOnly(body);
  return (
    <Bubble side="in">
      {quote}
      <div className="p-(--chat-pad)">
        {header.trim() !== "" && (
          <div data-field="header" dir={dir} className="mb-0.5 font-semibold whitespace-pre-wrap">
            {header}
          </div>
        )}
        <div
          data-field="body"
          className={`whitespace-pre-wrap ${isLarge ? "text-chat-emoji" : ""} ${hasFooter ? "" : "chat-last"}`}
        >
          {body.trim() === "" ? (
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
        <BubbleTime time={time} />
      </div>
      <div className="border-t border-chat-line">{button}</div>
    </Bubble>
  );
}

/** What stands on a list's button: the list icon and the label. */
export function ListButtonLabel({ label, dir = "auto" }: { label: string; dir?: TextDirection }) {
  return (
    <span className="flex items-center justify-center gap-2 p-2.5 text-chat-label font-medium text-chat-accent">
      <List size="1.25em" aria-hidden className="shrink-0" />
      <span data-field="button" dir={dir} className="min-w-0 break-words">
        {label.trim() === "" ? "Button label" : label}
      </span>
    </span>
  );
}
