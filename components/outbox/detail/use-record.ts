"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { LISTS_KEY } from "@/components/outbox/list/use-send-window";
import { isOpen } from "@/components/outbox/list/send-window";
import { toAskError } from "@/components/requests/ask-server";
import { deleteSend, fetchRecord, postAction } from "@/components/outbox/requests/history-requests";
import type { SendAction, SendRecord } from "@/lib/outbox/contract/history";

const QUICK_MS = 700;
const CALM_MS = 5_000;

const toKey = (id: string) => ["record", id];

/** One send with all that is known of it, kept up to date. */
export function useRecord(id: string) {
  const record = useQuery({
    queryKey: toKey(id),
    queryFn: () => fetchRecord(id),
    retry: false,
    refetchInterval: ({ state: { data } }) => (data && isOpen(data) ? QUICK_MS : CALM_MS),
  });
  return {
    record: record.data ?? null,
    /** When it was last as the server had it, epoch ms. */
    askedAt: record.dataUpdatedAt,
    fault: record.error ? toAskError(record.error) : null,
    askAgain: () => void record.refetch(),
  };
}

/** What a person does about a send. `onDeleted` hears that it is gone. */
export function useSendActions(id: string, onDeleted: () => void) {
  const client = useQueryClient();
  const refreshLists = () => void client.invalidateQueries({ queryKey: [LISTS_KEY] });
  const act = useMutation({
    mutationFn: async (action: SendAction): Promise<SendRecord | null> => {
      if (action !== "delete") return postAction(id, action);
      await deleteSend(id);
      return null;
    },
    retry: false,
    onSuccess: (record) => {
      if (record) client.setQueryData(toKey(id), record);
      else {
        onDeleted();
        client.removeQueries({ queryKey: toKey(id) });
      }
    },
    // After a refusal too: then the send stands otherwise than this page thought.
    onSettled: (_record, error) => {
      refreshLists();
      if (error) void client.invalidateQueries({ queryKey: toKey(id) });
    },
  });
  return {
    act: act.mutate,
    isActing: act.isPending,
    fault: act.error ? toAskError(act.error) : null,
  };
}
