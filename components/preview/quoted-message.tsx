import { readWamid } from "@/lib/whatsapp/wamid";
import { BUSINESS_NAME } from "./chat";
import { QuoteBlock } from "./quote-block";

/** What is quoted, as far as its id tells: whose it is. Its text is not known here. */
export function QuotedMessage({ replyTo }: { replyTo: string }) {
  if (replyTo.trim() === "") return null;
  const reading = readWamid(replyTo);
  const direction = reading.state === "read" ? reading.direction : null;
  const author =
    direction === "outbound" ? BUSINESS_NAME : direction === "inbound" ? "Customer" : "Quoted message";
  return <QuoteBlock author={author} text="The message replied to" side="in" />;
}
