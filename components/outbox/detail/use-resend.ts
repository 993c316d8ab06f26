"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { LISTS_KEY } from "@/components/outbox/list/use-send-window";
import { requestSend } from "@/components/sending/send-request";
import type { SendRecord } from "@/lib/outbox/contract/history";

const KEY_BYTES = 12;

const makeKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(KEY_BYTES)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");

/**
 * Sends a record's message again as a new send that names it. Each `start` is a new send; `askAgain` repeats the last one under
 * its own key, which goes out once. `onSent` hears the new send's id.
 */
export function useResend(record: SendRecord, onSent: (id: string) => void) {
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: (key: string) =>
      requestSend({ body: JSON.stringify(record.payload), key, resendOf: record.id }),
    retry: false,
    onSuccess: (answer) => {
      if (answer.kind === "send") onSent(answer.send.id);
      void client.invalidateQueries({ queryKey: [LISTS_KEY] });
    },
  });
  const answer = send.data ?? null;
  const { variables: key } = send;
  return {
    start: () => send.mutate(makeKey()),
    askAgain: () => key !== undefined && send.mutate(key),
    isSending: send.isPending,
    refusal: !send.isPending && answer?.kind === "refused" ? answer.problem : null,
    isUnanswered: !send.isPending && answer?.kind === "no answer",
  };
}
