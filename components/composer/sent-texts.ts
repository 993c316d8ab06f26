import type { DraftMessage } from "@/lib/message/draft";

/** What was sent from here in this visit, by message id. In memory alone: a message id holds the customer's number. */
const texts = new Map<string, string>();

/** Called when a send is accepted, so that a reply to it can show what it quotes. */
export function rememberSent(messageId: string, draft: DraftMessage): void {
  texts.set(messageId, draft.kind === "list" ? draft.body : "Audio");
}

/** What the message of this id said, where it was sent from here in this visit. */
export const readSentText = (messageId: string): string | undefined => texts.get(messageId.trim());
