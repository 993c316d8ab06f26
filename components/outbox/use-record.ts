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
    /** When it was last fetched, epoch ms. */
    askedAt: record.dataUpdatedAt,
    fault: record.error,
    askAgain: () => void record.refetch(),
  };
}

/** A person's actions on a send. `onDeleted`: called once it is gone. */
export function useSendActions(id: string, onDeleted: () => void) {
  const client = useQueryClient();
  const refreshLists = () => void client.invalidateQueries({ queryKey: QUERY_KEYS.sends });
  const act = useMutation({
    mutationFn: async (action: SendAction): Promise<SendRecord | null> => {
      if (action !== "delete")
        return callApi(sendEndpoints.decide, { params: { id }, body: { decision: action } });
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
    // Also after a refusal: the send's state then differs from what this page shows.
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

/** Sends a record's message as a new send; `askAgain` retries the last one under its own key. */
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
    /** `recipient`: the number in another spelling, in E.164. */
    start: (recipient?: string) => {
      setIsDoubtful(false);
      send.mutate({ key: makeKey(), recipient });
    },
    askAgain: () => variables && send.mutate(variables),
    isSending: send.isPending,
    refusal: answer?.kind === "refused" ? answer.problem : null,
    isUnanswered: answer?.kind === "no answer",
    isOffline: answer?.kind === "offline",
    /** An earlier attempt under the same key got no answer, so it may have been accepted. */
    isDoubtful,
  };
}
