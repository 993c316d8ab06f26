"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toAskError } from "@/components/requests/ask-server";
import type { SafetyOrder } from "@/lib/outbox/contract/safety";
import { fetchSafety, putSafety, SAFETY_KEY } from "@/components/settings/settings-requests";

/** What may be sent, as the server has it. */
export function useSafety() {
  const query = useQuery({ queryKey: SAFETY_KEY, queryFn: fetchSafety, retry: false });
  return {
    safety: query.data ?? null,
    fault: query.error ? toAskError(query.error) : null,
    askAgain: () => void query.refetch(),
  };
}

/** Changes some of it. */
export function useSafetyChange() {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (order: SafetyOrder) => putSafety(order),
    retry: false,
    onSuccess: (safety) => client.setQueryData(SAFETY_KEY, safety),
  });
  return {
    change: change.mutate,
    isPending: change.isPending,
    isSaved: change.isSuccess,
    reset: change.reset,
    fault: change.error ? toAskError(change.error) : null,
  };
}
