import { keepDraft, openDraft, readDraftText } from "./draft-store";

/** Whom a message goes to and what it replies to. Both are a customer's, so they never stand in an address. */
export type HandOver = { recipient: string; replyTo: string };

/**
 * Puts these into the kept draft, which the composer opens with; its message stays. False where this browser keeps nothing.
 * `now` in epoch ms.
 */
export function handOver(given: HandOver, now: number): boolean {
  const draft = openDraft(readDraftText());
  return keepDraft({ ...draft, savedAt: now, form: { ...draft.form, ...given } });
}
