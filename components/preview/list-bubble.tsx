import { List } from "lucide-react";
import type { ReactNode } from "react";
import { Bubble, BubbleTime } from "./bubble";
import { FormattedText } from "./formatted-text";

export type ListBubbleProps = {
  header: string;
  body: string;
  footer: string;
  /** The button under the rule, or its label where nothing can be tapped. */
  button: ReactNode;
  quote: ReactNode;
  time: string;
};

/** A list message as it stands in the chat. A field that is still empty shows its place, faintly, where WhatsApp needs it. */
export function ListBubble({ header, body, footer, button, quote, time }: ListBubbleProps) {
  return (
    <Bubble side="in">
      {quote}
      <div className="px-2.5 pt-1.5 pb-2">
        {header.trim() !== "" && (
          <div dir="auto" className="mb-0.5 font-semibold whitespace-pre-wrap">
            {header}
          </div>
        )}
        <div className="whitespace-pre-wrap">
          {body.trim() === "" ? (
            <p className="text-chat-muted italic">Body</p>
          ) : (
            <FormattedText text={body} />
          )}
        </div>
        {footer.trim() !== "" && (
          <div className="mt-1 text-note whitespace-pre-wrap text-chat-muted">
            <FormattedText text={footer} />
          </div>
        )}
        <BubbleTime time={time} />
      </div>
      <div className="border-t border-chat-line">{button}</div>
    </Bubble>
  );
}

/** What stands on a list's button: the list icon and the label. */
export function ListButtonLabel({ label }: { label: string }) {
  return (
    <span className="flex items-center justify-center gap-2 p-2.5 font-medium text-chat-accent">
      <List size="1.125rem" aria-hidden className="shrink-0" />
      <span dir="auto" className="min-w-0 break-words">
        {label.trim() === "" ? "Button label" : label}
      </span>
    </span>
  );
}
