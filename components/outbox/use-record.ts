"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { callApi } from "@/components/client/call-api";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { sendEndpoints } from "@/lib/api/sends";
import type { SendAction, SendRecord } from "@/lib/api/history";
import { requestSend } from "@/components/sending/send-request";
import { isOpen } from "./send-window";

const QUICK_MS = 700;
const CALM_MS = 5_000;

/** One send with all that is known of it, kept up to date. */
export function useRecord(id: string) {
  const record = useQuery({
    queryKey: QUERY_KEYS.record(id),
    queryFn: () => callApi(sendEndpoints.record, { params: { id } }),
    refetchInterval: ({ state: { data } }) => (data && isOpen(data) ? QUICK_MS : CALM_MS),
  });
  return {
    record: record.data ?? null,
    /** When it was last as the server had it, epoch ms. */
    askedAt: record.dataUpdatedAt,
    fault: record.error,
    askAgain: () => void record.refetch(),
  };
}

/** What a person does about a send. `onDeleted` hears that it is gone. */
export function useSendActions(id: string, onDeleted: () => void) {
  const client = useQueryClient();
  const refreshLists = () => void client.invalidateQueries({ queryKey: QUERY_KEYS.sends });
  const act = useMutation({
    mutationFn: async (action: SendAction): Promise<SendRecord | null> => {
      if (action !== "delete") return callApi(sendEndpoints.decide, { params: { id, decision: action } });
      await callApi(sendEndpoints.remove, { params: { id } });
      return null;
    },
    onSuccess: (record) => {
      if (record) client.setQueryData(QUERY_KEYS.record(id), record);
      else {
        onDeleted();
        client.removeQueries({ queryKey: QUERY_KEYS.record(id) });
      }
    },
    // After a refusal too: then the send stands otherwise than this page thought.
    onSettled: (_record, error) => {
      refreshLists();
      if (error) void client.invalidateQueries({ queryKey: QUERY_KEYS.record(id) });
    },
  });
  return {
    act: act.mutate,
    isActing: act.isPending,
    error: act.error,
  };
}

const KEY_BYTES = 12;

const makeKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(KEY_BYTES)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");

type Resend = { key: string; recipient: string | undefined };

const toBody = (payload: unknown, recipient: string | undefined): string =>
  JSON.stringify(recipient === undefined ? payload : { ...(payload as object), phone_number: recipient });

/**
 * Sends a record's message again as a new send that names it. Each `start` is a new send;
 * `askAgain` repeats the last one under its own key, which goes out once. `onSent` hears the new
 * send's id.
 */
export function useResend(record: Pick<SendRecord, "id" | "payload">, onSent: (id: string) => void) {
  const client = useQueryClient();
  const [isDoubtful, setIsDoubtful] = useState(false);
  const send = useMutation({
    mutationFn: ({ key, recipient }: Resend) =>
      requestSend({ body: toBody(record.payload, recipient), key, resendOf: record.id }),
    onSuccess: (answer) => {
      if (answer.kind === "no answer") setIsDoubtful(true);
      if (answer.kind === "send") onSent(answer.send.id);
      void client.invalidateQueries({ queryKey: QUERY_KEYS.sends });
    },
  });
  const answer = send.isPending ? null : (send.data ?? null);
  const { variables } = send;
  return {
    /** `recipient`: another spelling of the number, in E.164. */
    start: (recipient?: string) => {
      setIsDoubtful(false);
      send.mutate({ key: makeKey(), recipient });
    },
    askAgain: () => variables && send.mutate(variables),
    isSending: send.isPending,
    refusal: answer?.kind === "refused" ? answer.problem : null,
    isUnanswered: answer?.kind === "no answer",
    isOffline: answer?.kind === "offline",
    /** An earlier try under the same key got no answer: it may have been taken. */
    isDoubtful,
  };
}
