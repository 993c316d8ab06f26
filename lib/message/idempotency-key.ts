import { hashText } from "./hash-text";

/**
 * The key under which one draft, in one revision (`payload`: the JSON that would be sent, recipient included), is sent once.
 * Two clicks, two tabs and a reload share it; `attempt` sets a send apart that a person asked for again.
 * Visible ASCII, whatever the parts hold, so that it can stand in a header.
 * The hash tells revisions apart; the server's fingerprint decides.
 */
export const makeIdempotencyKey = (draftId: string, attempt: number, payload: string): string =>
  `${hashText(draftId)}-${attempt}-${hashText(payload)}`;
