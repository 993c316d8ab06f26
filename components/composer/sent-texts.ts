import type { DraftMessage } from "@/lib/message/draft";

/** What was sent from here in this visit, or chosen from what was sent before, by message id. In memory alone: a message id holds the customer's number. */
const texts = new Map<string, string>();

/** Called when a send is accepted, so that a reply to it can show what it quotes. */
export function rememberSent(messageId: string, draft: DraftMessage): void {
  texts.set(messageId, draft.kind === "list" ? draft.body : "Audio");
}

/** Called when a message that the outbox remembers is chosen as what a reply quotes: how it begins, in words. */
export function rememberSentWords(messageId: string, words: string): void {
  // What this visit knows is the whole text.
  if (!texts.has(messageId)) texts.set(messageId, words);
}

/** What the message of this id said, where this visit knows it. */
export const readSentText = (messageId: string): string | undefined => texts.get(messageId.trim());
