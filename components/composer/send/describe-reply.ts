import { isSamePerson } from "@/lib/message/number-variants";
import { findReplyTo, findWamids } from "@/lib/whatsapp/find-wamids";
import { readWamid, type WamidReading } from "@/lib/whatsapp/wamid";

const WHOSE = { inbound: "Written by", outbound: "Sent to" };

function describe(reading: WamidReading, recipientDigits: string | null): { words: string; look: string } {
  switch (reading.state) {
    case "empty":
      return { words: "The message is quoted above yours", look: "text-faint" };
    case "cut off":
      return { words: "This message ID looks cut off", look: "text-warn" };
    case "cannot tell":
      return { words: "This message ID doesn’t show whose message it is", look: "text-warn" };
    case "read": {
      const who = reading.phone ? `+${reading.phone}` : reading.user;
      const whose = `${reading.direction ? WHOSE[reading.direction] : "Of"} ${who}${reading.isCut ? ". The ID looks cut off" : ""}`;
      const differs =
        reading.phone !== null && recipientDigits !== null && !isSamePerson(reading.phone, recipientDigits);
      return differs
        ? { words: `${whose}. That isn’t the recipient`, look: "text-warn" }
        : { words: whose, look: "text-faint" };
    }
    default:
      return reading satisfies never;
  }
}

/** What the reply field's text tells about its message. `recipientDigits`: E.164 without +. */
export function describeReply(text: string, recipientDigits: string | null) {
  const ids = findWamids(text);
  return ids.length > 1
    ? { words: `This text has ${ids.length} message IDs. Keep only the one you reply to.`, look: "text-warn" }
    : describe(readWamid(findReplyTo(text)), recipientDigits);
}

export { findReplyTo };
