import { FormattedText } from "./formatted-text";
import type { TextDirection } from "./text-direction";

type QuoteBlockProps = { author: string; text: string; side: "in" | "out"; dir?: TextDirection };

/** The quoted message at the top of a bubble that replies to it. */
export function QuoteBlock({ author, text, side, dir }: QuoteBlockProps) {
  const wash = side === "in" ? "bg-chat-quote" : "bg-[var(--chat-quote-out)]";
  return (
    <div
      className={`mx-1 mt-1 rounded-[min(var(--chat-radius),8px)] border-s-(length:--chat-quote-bar) border-chat-accent px-2.5 py-1.5 text-chat-small ${wash}`}
    >
      <div className="font-medium text-chat-accent">{author}</div>
      <div data-field="quote" className="line-clamp-3 whitespace-pre-wrap text-chat-muted">
        <FormattedText text={text} dir={dir} />
      </div>
    </div>
  );
}
