import { FormattedText } from "./formatted-text";

type QuoteBlockProps = { author: string; text: string; side: "in" | "out" };

/** The quoted message at the top of a bubble that replies to it. */
export function QuoteBlock({ author, text, side }: QuoteBlockProps) {
  const wash = side === "in" ? "bg-chat-quote" : "bg-[var(--chat-quote-out)]";
  return (
    <div className={`mx-1 mt-1 rounded-[5px] border-s-4 border-chat-accent px-2.5 py-1.5 text-note ${wash}`}>
      <div className="font-medium text-chat-accent">{author}</div>
      <div className="line-clamp-3 whitespace-pre-wrap text-chat-muted">
        <FormattedText text={text} />
      </div>
    </div>
  );
}
