import { makeDraftId } from "@/components/client/saved-drafts";
import type { ThreadMessage } from "@/lib/api/inbox";
import type { DraftMessage } from "@/lib/message/draft";
import { type Content, toDraft } from "@/lib/message/message";

/**
 * A reply draft. `saved` replaces the text; `known`: message ids when it was started, null before.
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

/** The message that would be sent to that number (E.164). */
export function toReplyMessage({ text, saved, replyTo }: ReplyDraft, recipient: string): DraftMessage {
  const content: Content = saved?.content ?? { kind: "text", text };
  return { ...toDraft(content), recipient, replyTo: replyTo?.message_id ?? "" };
}

/**
 * Others' messages since the draft was started, to read before sending. `own`: ids of own sends.
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

/** The newest message known when the reply was started; ids sort by time. */
export const findNewestKnown = (known: ReadonlySet<string> | null): string | undefined =>
  known === null ? undefined : [...known].sort().at(-1);
