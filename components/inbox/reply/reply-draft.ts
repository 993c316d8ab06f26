import { makeDraftId } from "@/components/client/kept-drafts";
import type { ThreadMessage } from "@/lib/api/inbox";
import type { DraftMessage } from "@/lib/message/draft";
import { type Content, toDraft } from "@/lib/message/message";

/**
 * A reply being written. `saved`: a saved message in the text's place; `replyTo`: the bubble that
 * it quotes; `known`: the messages that were there when it was begun, null before.
 */
export type ReplyDraft = {
  id: string;
  text: string;
  saved: { name: string; content: Content } | null;
  replyTo: ThreadMessage | null;
  known: ReadonlySet<string> | null;
};

/** What a message is called that was made for this reply. */
export const NEW_MESSAGE = "New message";

export const startReply = (): ReplyDraft => ({
  id: makeDraftId(),
  text: "",
  saved: null,
  replyTo: null,
  known: null,
});

export const isEmptyReply = ({ text, saved }: ReplyDraft): boolean => text.trim() === "" && saved === null;

/** What would be sent to that number (E.164). */
export function toReplyMessage({ text, saved, replyTo }: ReplyDraft, recipient: string): DraftMessage {
  const content: Content = saved?.content ?? { kind: "text", text };
  return { ...toDraft(content), recipient, replyTo: replyTo?.message_id ?? "" };
}

/**
 * What colleagues and bots sent since the reply was begun: a person reads it before theirs goes out
 * too. `own`: one's own sends.
 */
export function findLandedSince(
  messages: readonly ThreadMessage[],
  known: ReadonlySet<string> | null,
  own: ReadonlySet<string>,
): ThreadMessage[] {
  if (known === null) return [];
  return messages.filter(
    ({ id, direction, send_id }) =>
      direction === "out" && !known.has(id) && !(send_id !== null && own.has(send_id)),
  );
}

/** The newest message that was there when the reply was begun; ids begin with the time. */
export const findNewestKnown = (known: ReadonlySet<string> | null): string | undefined =>
  known === null ? undefined : [...known].sort().at(-1);
