import type { DraftMessage } from "@/lib/message/draft";

/** Texts by message id, of this visit or looked up. In memory alone: an id holds a number. */
const texts = new Map<string, string>();
/** When it was sent, in epoch ms, where that is known. */
const times = new Map<string, number>();

/** Called when a send is accepted, so that a reply to it can show what it quotes. */
export function rememberSent(messageId: string, draft: DraftMessage): void {
  const words = draft.kind === "list" ? draft.body : draft.kind === "text" ? draft.text : "Audio";
  texts.set(messageId, words);
}

/** Called with what the outbox knows of a message: how it begins, and when it was sent. */
export function rememberSentWords(messageId: string, words: string, at: number): void {
  // What this visit knows is the whole text.
  if (!texts.has(messageId)) texts.set(messageId, words);
  rememberSentTime(messageId, at);
}

export const rememberSentTime = (messageId: string, at: number): void => void times.set(messageId, at);

/** What the message of this id said, where this visit knows it. */
export const readSentText = (messageId: string): string | undefined => texts.get(messageId.trim());

/** When the message of this id was sent, where Menuet knows it. */
export const readSentTime = (messageId: string): number | undefined => times.get(messageId.trim());
