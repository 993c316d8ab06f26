import { readWamid } from "@/lib/whatsapp/wamid";
import { toKerning } from "./bubble";
import { BUSINESS_NAME } from "./chat";
import { FormattedText } from "./formatted-text";
import type { TextDirection } from "./text-direction";

/** A placeholder for a quoted message whose text is unknown. */
const UNKNOWN = "The message replied to";

type QuotedMessageProps = {
  replyTo: string;
  /** The quoted text, if the message was sent from here. */
  text?: string;
  dir?: TextDirection;
};

/** The quote, with its author as far as the ID tells. */
export function QuotedMessage({ replyTo, text = UNKNOWN, dir }: QuotedMessageProps) {
  if (replyTo.trim() === "") return null;
  const reading = readWamid(replyTo);
  const direction = reading.state === "read" ? reading.direction : null;
  const author =
    direction === "outbound" ? BUSINESS_NAME : direction === "inbound" ? "Customer" : "Quoted message";
  return <QuoteBlock author={author} text={text} side="in" dir={dir} />;
}

type QuoteBlockProps = { author: string; text: string; side: "in" | "out"; dir?: TextDirection };

/** The quoted message at the top of a reply. */
export function QuoteBlock({ author, text, side, dir }: QuoteBlockProps) {
  const wash = side === "in" ? "bg-chat-quote" : "bg-[var(--chat-quote-out)]";
  return (
    <div
      className={`mx-1 mt-1 rounded-[min(var(--chat-radius),8px)] border-s-(length:--chat-quote-bar) border-chat-accent px-2.5 py-1.5 text-chat-small ${wash}`}
    >
      <div className="font-medium text-chat-accent">{author}</div>
      <div
        data-field="quote"
        className={`line-clamp-3 whitespace-pre-wrap text-chat-muted ${toKerning(text)}`}
      >
        <FormattedText text={text} dir={dir} />
      </div>
    </div>
  );
}
