"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchBatch } from "@/components/outbox/requests/history-requests";
import { STATE_CHOICES } from "@/components/outbox/state/state-words";

const ASK_MS = 1_000;

/** How one batch stands, in numbers. */
export function BatchLine({ batchId }: { batchId: string }) {
  const { data } = useQuery({
    queryKey: ["batch", batchId],
    queryFn: () => fetchBatch(batchId),
    retry: false,
    refetchInterval: ASK_MS,
  });
  if (!data) return null;
  const parts = STATE_CHOICES.filter(({ state }) => data.counts[state] > 0).map(
    ({ state, word }) => `${data.counts[state]} ${word.toLowerCase()}`,
  );
  return (
    <p className="text-soft tabular-nums">
      {data.total} sends{data.is_paused && ", paused"}: {parts.join(", ")}
    </p>
  );
}
