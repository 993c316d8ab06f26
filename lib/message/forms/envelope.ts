import type { Loss } from "./form";

/** Whom a message goes to and what it answers, as losses of a form that carries neither. `form`: how the sentence begins. */
export const findEnvelopeLosses = (
  { recipient, replyTo = "" }: { recipient: string; replyTo?: string },
  form: string,
): Loss[] => [
  ...(recipient.trim() === "" ? [] : [{ path: "recipient", words: `${form} carries no recipient` }]),
  ...(replyTo.trim() === "" ? [] : [{ path: "replyTo", words: `${form} carries no message to reply to` }]),
];
