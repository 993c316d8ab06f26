import { readWamid } from "@/lib/whatsapp/wamid";
import { BUSINESS_NAME } from "./chat";
import { QuoteBlock } from "./quote-block";
import type { TextDirection } from "./text-direction";

/** Stands where the text of a quoted message is not known here. */
const UNKNOWN = "The message replied to";

type QuotedMessageProps = {
  replyTo: string;
  /** What the message said, where it is one that was sent from here. */
  text?: string;
  dir?: TextDirection;
};

/** What is quoted, as far as its id tells: whose it is. */
export function QuotedMessage({ replyTo, text = UNKNOWN, dir }: QuotedMessageProps) {
  if (replyTo.trim() === "") return null;
  const reading = readWamid(replyTo);
  const direction = reading.state === "read" ? reading.direction : null;
  const author =
    direction === "outbound" ? BUSINESS_NAME : direction === "inbound" ? "Customer" : "Quoted message";
  return <QuoteBlock author={author} text={text} side="in" dir={dir} />;
}
