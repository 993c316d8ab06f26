"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { BatchAction, BatchView } from "@/lib/outbox/contract/batch";
import { requestBatchAction, requestBatchState } from "./batch-request";
import { isDone } from "./batch-words";

export type BatchDesk = {
  /** As it stood when the server last answered; null until then. */
  batch: BatchView | null;
  /** Why it cannot be shown: the server knows no such batch, or refuses to say. */
  refusal: string | null;
  /** The server does not answer just now, and is asked on. */
  isCutOff: boolean;
  act: (action: BatchAction) => void;
  /** What is being done now, or null. */
  acting: BatchAction | null;
  /** Why the last action was not done, or null. */
  actionFault: string | null;
};

/** Where a batch's last answer is kept. */
export const toBatchKey = (id: string) => ["batch answer", id];

const NO_ANSWER = "Menuet's server did not answer. Try again.";

/** A batch, asked for every `everyMs` until it is done. */
export function useBatch(id: string, everyMs: number): BatchDesk {
  const queries = useQueryClient();
  const key = toBatchKey(id);
  const query = useQuery({
    queryKey: key,
    queryFn: async () => {
      const answer = await requestBatchState(id);
      // The last good answer stays: a server that is gone for a moment takes nothing off the page.
      const known = queries.getQueryData<{ batch: BatchView | null }>(key)?.batch ?? null;
      return { answer, batch: answer.kind === "batch" ? answer.batch : known };
    },
    refetchInterval: ({ state: { data } }) => {
      if (data?.answer.kind === "refused" && data.answer.problem.status === 404) return false;
      return data?.answer.kind === "batch" && isDone(data.answer.batch) ? false : everyMs;
    },
    retry: false,
  });
  const action = useMutation({
    mutationFn: (what: BatchAction) => requestBatchAction(id, what),
    onMutate: () => queries.cancelQueries({ queryKey: key }),
    onSuccess: (answer) => {
      if (answer.kind === "batch") queries.setQueryData(key, { answer, batch: answer.batch });
      return queries.invalidateQueries({ queryKey: key });
    },
    retry: false,
  });
  const done = action.data;
  const answer = query.data?.answer;
  return {
    batch: query.data?.batch ?? null,
    refusal: answer?.kind === "refused" ? answer.problem.detail : null,
    isCutOff: answer?.kind === "no answer",
    act: action.mutate,
    acting: action.isPending ? action.variables : null,
    actionFault:
      done?.kind === "refused" ? done.problem.detail : done?.kind === "no answer" ? NO_ANSWER : null,
  };
}
