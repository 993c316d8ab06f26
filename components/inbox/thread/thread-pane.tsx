"use client";
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { useMay } from "@/components/account/roles";
import { FaultNotice, Loading } from "@/components/client/request-state";
import { isMissing, patchConversation } from "@/components/inbox/inbox-requests";
import { toReplyWindow } from "@/components/inbox/reply-window";
import { PendingReplies } from "@/components/inbox/reply/pending-replies";
import { ReplyBox } from "@/components/inbox/reply/reply-box";
import { type ReplyDraft, startReply, toReplyMessage } from "@/components/inbox/reply/reply-draft";
import type { PendingReply, ReplySends } from "@/components/inbox/reply/use-reply-sends";
import { useServerNow } from "@/components/inbox/server-clock";
import type { InboxAddress } from "@/components/inbox/use-inbox-address";
import { focusNext } from "@/components/inbox/use-inbox-keys";
import type { LiveState } from "@/components/inbox/use-inbox-live";
import { useThread } from "@/components/inbox/use-thread";
import { useSendSafety } from "@/components/sending/stopping";
import { focusSoon, isTyping } from "@/components/ui/focus";
import type { Conversation, ConversationDetail, ThreadMessage } from "@/lib/api/inbox";
import { MessageLog } from "./message-log";
import { ThreadHead } from "./thread-head";
import { toArticleId } from "./thread-message";

type MarkReadOptions = {
  conversation: Conversation | null;
  messages: readonly ThreadMessage[];
  isAllowed: boolean;
  onRead: (conversation: Conversation) => void;
};

/** Marks a visible thread as read up to its last message; if that fails, it stays unread. */
function useMarkRead({ conversation, messages, isAllowed, onRead }: MarkReadOptions): void {
  const [visibility, setVisibility] = useState(() =>
    typeof document === "undefined" ? "hidden" : document.visibilityState,
  );
  useEffect(() => {
    const update = () => setVisibility(document.visibilityState);
    document.addEventListener("visibilitychange", update);
    return () => document.removeEventListener("visibilitychange", update);
  }, []);
  const id = conversation?.id ?? null;
  const last = messages.findLast(({ direction }) => direction === "in")?.id ?? null;
  const isDue = isAllowed && visibility === "visible" && (conversation?.unread ?? 0) > 0;
  const markRead = useEffectEvent(onRead);
  useEffect(() => {
    if (!isDue || id === null || last === null) return;
    patchConversation(id, { read_up_to: last }).then(markRead, () => undefined);
  }, [isDue, id, last]);
}

const TICK_MS = 1_000;

/** Why this customer can't be messaged now, or null. */
function findObstacle(
  { number, name, window_until }: ConversationDetail,
  { now, live, isStopped }: { now: number; live: LiveState["state"]; isStopped: boolean },
): string | null {
  if (number === null) return `FlowIQ can’t send to ${name}: WhatsApp gives no phone number for them.`;
  if (isStopped) return "Sending is stopped. An owner can resume it in Settings.";
  if (live === "connecting") return "Reconnecting… Messages may be missing, so nothing can be sent yet.";
  if (!toReplyWindow(window_until, now).isOpen)
    return `The 24-hour window is closed. It opens when ${name} writes.`;
  return null;
}

const NO_MESSAGES: readonly ThreadMessage[] = [];

type ThreadPaneProps = {
  conversation: ConversationDetail;
  address: InboxAddress;
  accountId: string;
  isSandbox: boolean;
  live: LiveState["state"];
  draft: ReplyDraft;
  sends: ReplySends;
  chosen: string | null;
  marked: string | null;
  isDetailsOpen: boolean;
  fieldRef: React.RefObject<HTMLTextAreaElement | null>;
  onChoose: (id: string | null) => void;
  onMark: (id: string | null) => void;
  onDraft: (draft: ReplyDraft) => void;
  onDone: () => void;
  onBack: () => void;
  onDetails: () => void;
  onEdit: () => void;
  onChanged: Parameters<typeof useMarkRead>[0]["onRead"];
  onTyping: () => void;
};

/** One conversation: its head, its messages and the reply box. */
export function ThreadPane(props: ThreadPaneProps) {
  const { conversation, address, accountId, isSandbox, live, draft, sends, chosen, marked } = props;
  const { isDetailsOpen, fieldRef, onChoose, onMark, onDraft, onDone, onBack, onDetails } = props;
  const { onEdit, onChanged, onTyping } = props;
  const { id, name, number } = conversation;
  const around = address.message;
  const log = useThread(id, around);
  const now = useServerNow(TICK_MS);
  const mayReply = useMay("send");
  const safety = useSendSafety(number === null ? [] : [number], mayReply);
  const region = useRef<HTMLElement>(null);
  const messages = log.thread?.messages ?? NO_MESSAGES;
  useMarkRead({ conversation, messages, isAllowed: mayReply, onRead: onChanged });

  const shown = new Set(messages.map(({ send_id }) => send_id));
  const pending = sends.pending.filter(({ conversationId }) => conversationId === id);
  const open = pending.filter(({ answer }) => answer?.kind !== "send" || !shown.has(answer.send.id));
  const ownSends = new Set(
    pending.flatMap(({ answer }) => (answer?.kind === "send" ? [answer.send.id] : [])),
  );

  const goTo = (messageId: string) => {
    const article = document.getElementById(toArticleId(messageId));
    article?.scrollIntoView({ block: "center" });
    article?.focus({ preventScroll: true });
    onChoose(messageId);
  };
  const reply = (message: ThreadMessage) => {
    onChoose(message.id);
    onDraft({ ...draft, replyTo: message, known: draft.known ?? new Set(messages.map((one) => one.id)) });
    focusSoon(() => fieldRef.current);
  };
  const send = (ready: ReplyDraft) => {
    sends.send(id, ready, toReplyMessage(ready, number ?? ""));
    onDraft(startReply());
    onChoose(null);
  };
  const edit = (failed: PendingReply) => {
    sends.forget(failed.request.key);
    // A new key: the old one belongs to the refused send.
    onDraft({ ...failed.draft, id: startReply().id });
    focusSoon(() => fieldRef.current);
  };

  const findArticles = () => [
    ...(region.current?.querySelectorAll<HTMLElement>("article[data-message]") ?? []),
  ];
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const inField = isTyping(event.nativeEvent);
    if (event.key === "Escape" && inField)
      (findArticles().find((one) => one.ariaCurrent === "true") ?? findArticles().at(-1))?.focus();
    else if (inField) return;
    else if (event.key === "j" || event.key === "k")
      onChoose(focusNext(findArticles(), event.key === "j" ? 1 : -1)?.dataset.message ?? null);
    else if (event.key === "r") {
      const last = messages.findLast(({ direction }) => direction === "in");
      const message = messages.find((one) => one.id === chosen) ?? last;
      if (message && message.message_id !== null) reply(message);
      else fieldRef.current?.focus();
    } else return;
    event.preventDefault();
  };
  const hasThread = log.thread !== null;
  const focusLast = useEffectEvent(() => {
    const last = messages.findLast(({ direction }) => direction === "in") ?? messages.at(-1);
    if (!last || around !== null) return;
    onChoose(last.id);
    // Opened from the list, keyboard use continues here; opened by address, the focus stays.
    if (document.activeElement?.matches("[data-row]") || document.activeElement === document.body)
      document.getElementById(toArticleId(last.id))?.focus({ preventScroll: true });
  });
  useEffect(() => {
    if (hasThread) focusLast();
  }, [hasThread]);

  return (
    <section
      ref={region}
      aria-label="Thread"
      onKeyDown={onKey}
      className="flex min-h-0 min-w-0 flex-col bg-page"
    >
      <ThreadHead
        conversation={conversation}
        accountId={accountId}
        now={now}
        mayChange={mayReply}
        isDetailsOpen={isDetailsOpen}
        onBack={onBack}
        onDone={onDone}
        onDetails={onDetails}
      />
      {log.error && !log.thread && !isMissing(log.error) && (
        <div className="p-4">
          <FaultNotice fault={log.error} onAskAgain={() => void log.refetch()} />
        </div>
      )}
      {!log.thread && !log.error && (
        <div className="flex-1 p-6">
          <Loading words="Loading messages…" rows={6} />
        </div>
      )}
      {log.thread && (
        <MessageLog
          key={around}
          log={log}
          thread={log.thread}
          customer={name}
          chosen={chosen}
          around={around}
          mayReply={mayReply}
          onReply={reply}
          onGoTo={goTo}
          onLatest={() => address.open(id)}
        >
          <PendingReplies replies={open} customer={name} sends={sends} onGoTo={goTo} onEdit={edit} />
        </MessageLog>
      )}
      {mayReply && log.thread && (
        <ReplyBox
          key={id}
          conversation={conversation}
          messages={messages}
          draft={draft}
          obstacle={findObstacle(conversation, { now, live, isStopped: safety.isStopped })}
          isSandbox={isSandbox}
          now={now}
          ownSends={ownSends}
          fieldRef={fieldRef}
          marked={marked}
          onMark={onMark}
          onChange={(change) => onDraft({ ...draft, ...change })}
          onSend={send}
          onEdit={onEdit}
          onTyping={onTyping}
        />
      )}
    </section>
  );
}
