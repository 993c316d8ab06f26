"use client";

import { useMutation } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { isSignedOut } from "@/components/client/call-api";
import type { SendView } from "@/lib/api/send-view";
import { isSettled, useFollow } from "./follow-send";
import { forgetOpenSend, rememberOpenSend, renameOpenSend } from "./open-send";
import {
  type Decision,
  requestDecision,
  requestSend,
  type SendAnswer,
  type SendName,
  type SendRequest,
} from "./send-request";

type UseSendOptions = {
  /** A send from before this page was loaded, to follow. */
  restored?: SendName;
  isOpen: boolean;
  isGateOpen: boolean;
  /** Called with each state that the send reaches. */
  onSend: (send: SendView) => void;
  /** Called with whether a send is in flight or unsettled. */
  onUnderWay: (isUnderWay: boolean) => void;
  /** Called when the session has ended: the request can be retried under the same key. */
  onSignedOut: () => void;
};

const NOT_TAKEN: SendAnswer = { kind: "no answer" };

/** What to follow after this answer; null if the send is settled. */
function toName(first: SendAnswer | undefined, request: SendRequest | undefined): SendName | null {
  if (first?.kind === "send") return isSettled(first.send) ? null : { id: first.send.id };
  return first?.kind === "no answer" && request ? { key: request.key } : null;
}

/**
 * Sends once and follows until settled. Without an answer it looks up the key, which sends nothing.
 */
export function useSend(options: UseSendOptions) {
  const { restored, isOpen, isGateOpen, onSend, onUnderWay, onSignedOut } = options;
  const order = useMutation({
    mutationFn: requestSend,
    onSuccess: (answered, { key }) => {
      if (answered.kind === "refused" || answered.kind === "offline") forgetOpenSend({ key });
      if (answered.kind !== "refused" || !isSignedOut(answered.problem)) return;
      order.reset();
      onSignedOut();
    },
  });
  const first = order.data;
  const name = restored ?? toName(first, order.variables);
  const follow = useFollow({ name, isAllowed: isGateOpen && !order.isPending, onSignedOut });
  const decision = useMutation({
    mutationFn: ({ id, what }: { id: string; what: Decision }) => requestDecision(id, what),
    onSuccess: () => follow.refetch(),
  });
  const send = follow.send ?? (first?.kind === "send" ? first.send : null);
  const { missing } = follow;
  const isAsking = order.isPending || (name !== null && !send && !missing);
  const toAnswer = (): SendAnswer | null => {
    if (isAsking || (order.isIdle && !restored)) return null;
    if (send) return { kind: "send", send };
    // Deleted since: a send that was never accepted has no id.
    return missing && name && "id" in name ? { kind: "refused", problem: missing } : (first ?? NOT_TAKEN);
  };
  const { key, id } = { key: order.variables?.key, id: send?.id, ...restored };
  const isOver = (send !== null && isSettled(send) && !isOpen) || missing !== null;
  useEffect(() => {
    if (key !== undefined && id !== undefined) renameOpenSend(key, id);
    if (!isOver) return;
    if (key !== undefined) forgetOpenSend({ key });
    if (id !== undefined) forgetOpenSend({ id });
  }, [key, id, isOver]);
  const reportSend = useEffectEvent(onSend);
  useEffect(() => {
    if (send) reportSend(send);
  }, [send]);
  const isUnderWay = isAsking || (send !== null && !isSettled(send));
  const reportUnderWay = useEffectEvent(onUnderWay);
  useEffect(() => reportUnderWay(isUnderWay), [isUnderWay]);
  const start = (request: SendRequest) => {
    rememberOpenSend({ key: request.key });
    follow.forget();
    order.mutate(request);
  };
  return {
    answer: toAnswer(),
    isAsking,
    /** Why the current state is unknown, or null. */
    fault: follow.fault,
    start,
    /** Retries under the same key, so that it can't go out twice. */
    restart: () => order.variables && start(order.variables),
    decide: (what: Decision) => send && !decision.isPending && decision.mutate({ id: send.id, what }),
    /** Why the last decision failed, or null. */
    decisionFault: decision.data ?? null,
  };
}
export type Sending = ReturnType<typeof useSend>;
