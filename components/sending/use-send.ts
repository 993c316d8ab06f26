"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { isSignedOut } from "@/components/requests/ask-server";
import type { SendView } from "@/lib/outbox/contract/send-view";
import {
  type Decision,
  requestDecision,
  requestSend,
  requestSendState,
  type SendAnswer,
} from "./send-request";

const FOLLOW_EVERY_MS = 1000;

export const isSettled = (send: SendView): boolean => send.state !== "queued" && send.state !== "sending";

/**
 * Sends once, never again by itself, and follows the send until it is settled. `onSend` hears each state it reaches, `onSignedOut`
 * that the session has ended: then it is as if nothing was asked, and the same can be asked again under the same key.
 */
export function useSend(onSend: (send: SendView) => void, onSignedOut: () => void) {
  const mutation = useMutation({
    mutationFn: requestSend,
    retry: false,
    onSuccess: (answered) => {
      if (answered.kind !== "refused" || !isSignedOut(answered.problem)) return;
      mutation.reset();
      onSignedOut();
    },
  });
  const first: SendAnswer | undefined = mutation.data;
  const open = first?.kind === "send" && !isSettled(first.send) ? first.send.id : null;
  const follow = useQuery({
    queryKey: ["send", open],
    queryFn: () => requestSendState(open ?? ""),
    enabled: open !== null,
    refetchInterval: ({ state: { data } }) =>
      data?.kind === "send" && isSettled(data.send) ? false : FOLLOW_EVERY_MS,
    retry: false,
  });
  const decision = useMutation({
    mutationFn: ({ id, what }: { id: string; what: Decision }) => requestDecision(id, what),
    onSuccess: () => follow.refetch(),
    retry: false,
  });
  const answer = (open !== null && follow.data?.kind === "send" ? follow.data : first) ?? null;
  const send = answer?.kind === "send" ? answer.send : null;
  useEffect(() => {
    if (send) onSend(send);
  }, [send, onSend]);
  return {
    answer,
    isAsking: mutation.isPending,
    /** Set while the page cannot reach its server to ask how an open send stands. */
    isCutOff: open !== null && follow.data !== undefined && follow.data.kind !== "send",
    start: mutation.mutate,
    decide: (what: Decision) => open !== null && !decision.isPending && decision.mutate({ id: open, what }),
    /** Why the last decision was not carried out, or null. */
    decisionFault: decision.data ?? null,
  };
}
