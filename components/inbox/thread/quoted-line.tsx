import { QuoteBlock } from "@/components/preview/quote-block";
import type { ThreadMessage } from "@/lib/api/inbox";
import { toBubbleContent } from "./message-bubble";

/** A message in one line, for a quote or the reply box. */
export function toLine(message: ThreadMessage): string {
  const draft = toBubbleContent(message.content);
  if (draft?.kind === "list") return draft.header.trim() || draft.body;
  if (message.picked) return message.picked.title;
  if (message.text !== "") return message.text;
  return message.kind === "audio" ? "Audio" : (message.media?.name ?? message.kind);
}

type QuotedLineProps = {
  /** The message replied to, if it is loaded. */
  quoted: ThreadMessage | undefined;
  side: "in" | "out";
  customer: string;
  onGoTo: (id: string) => void;
};

/** The quoted message; a click goes there. */
export function QuotedLine({ quoted, side, customer, onGoTo }: QuotedLineProps) {
  if (!quoted) return <QuoteBlock author="Quoted message" text="An earlier message" side={side} />;
  const author = quoted.direction === "in" ? customer : "You";
  return (
    <button type="button" onClick={() => onGoTo(quoted.id)} className="block w-full text-start">
      <span className="sr-only">Go to the quoted message: </span>
      <QuoteBlock author={author} text={toLine(quoted)} side={side} />
    </button>
  );
}
