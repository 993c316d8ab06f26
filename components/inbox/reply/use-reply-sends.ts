"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useContext, useState } from "react";
import { requestSend, type SendAnswer, type SendRequest } from "@/components/sending/send-request";
import type { ThreadMessage } from "@/lib/api/inbox";
import type { DraftMessage } from "@/lib/message/draft";
import { makeIdempotencyKey } from "@/lib/message/idempotency-key";
import { toMessage } from "@/lib/message/message";
import { toPayload } from "@/lib/message/payload";
import { ClockContext } from "@/components/inbox/server-clock";
import { refreshThreads } from "@/components/inbox/use-thread";
import { findNewestKnown, type ReplyDraft } from "./reply-draft";

/** A reply sent from this page. `answer`: null while in flight; `at`: epoch ms. */
export type PendingReply = {
  conversationId: string;
  request: SendRequest;
  draft: ReplyDraft;
  message: DraftMessage;
  at: number;
  answer: SendAnswer | null;
};

const EMPTY_TIMES = {
  sent_at: null,
  delivered_at: null,
  read_at: null,
  failed_at: null,
  warned_at: null,
};

/** A pending reply as a thread message, until the thread includes it. */
export function toPendingMessage({ request, message, draft, at, answer }: PendingReply): ThreadMessage {
  const send = answer?.kind === "send" ? answer.send : null;
  const state = answer === null ? "sending" : (send?.state ?? "rejected");
  return {
    ...EMPTY_TIMES,
    id: request.key,
    direction: "out",
    kind: message.kind,
    text: "",
    message_id: send?.state === "accepted" ? send.message_id : null,
    state,
    at,
    note: null,
    reply_to: draft.replyTo?.message_id ?? null,
    picked: null,
    pick_candidates: [],
    author: null,
    media: null,
    location: null,
    content: JSON.parse(request.body),
    send_id: send?.id ?? null,
    reason: null,
    offer: null,
    event_id: null,
    source: "send",
  };
}

/**
 * Sends replies, each once under its own key, and keeps outcomes until the thread includes them.
 */
export function useReplySends() {
  const client = useQueryClient();
  const clock = useContext(ClockContext);
  const [pending, setPending] = useState<readonly PendingReply[]>([]);
  const deliver = async (reply: PendingReply) => {
    const asked = { ...reply, answer: null };
    setPending((all) => [...all.filter(({ request }) => request.key !== reply.request.key), asked]);
    const answer = await requestSend(reply.request);
    setPending((all) => all.map((one) => (one.request.key === reply.request.key ? { ...one, answer } : one)));
    if (answer.kind === "send") await refreshThreads(client, reply.conversationId).catch(() => undefined);
  };
  const forget = (key: string) => setPending((all) => all.filter(({ request }) => request.key !== key));
  return {
    pending,
    send: (conversationId: string, draft: ReplyDraft, message: DraftMessage) => {
      const body = JSON.stringify(toPayload(toMessage(message)));
      const key = makeIdempotencyKey(draft.id, 0, body);
      const request = { body, key, replyAfter: findNewestKnown(draft.known) };
      void deliver({ conversationId, request, draft, message, at: clock.now(), answer: null });
    },
    /** Retries under the same key, so that it can't go out twice. */
    retry: (reply: PendingReply) => void deliver(reply),
    /**
     * Reuses the key, because the refusal created no send. `read`: the newer reply, read by now.
     */
    sendAfter: (reply: PendingReply, read: string) =>
      void deliver({ ...reply, request: { ...reply.request, replyAfter: read } }),
    /** Deliberately sends the same content again, as a new send. */
    resend: (reply: PendingReply, resendOf: string | undefined) => {
      forget(reply.request.key);
      const key = `${reply.request.key}-again`;
      void deliver({ ...reply, request: { ...reply.request, key, resendOf }, at: clock.now() });
    },
    forget,
  };
}
export type ReplySends = ReturnType<typeof useReplySends>;
