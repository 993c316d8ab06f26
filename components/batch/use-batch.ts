"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { callApi, isSignedOut, toAskError } from "@/components/client/call-api";
import { CANNOT_REACH, OFFLINE } from "@/components/client/fault-words";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { type BatchAction, batchEndpoints, type BatchView } from "@/lib/api/batch";
import { makeQueryClient } from "@/components/client/query-provider";
import { isDone } from "./batch-words";

/** Shared by batch views on pages without their own query client. */
export const batchClient = makeQueryClient();

export type BatchState = {
  /** The server's last answer; null until then. */
  batch: BatchView | null;
  /** Why it can't be shown: the batch is unknown, or access is refused. */
  refusal: string | null;
  /** The session has ended; call `askAgain` after the next sign-in. */
  isSignedOut: boolean;
  askAgain: () => void;
  /** The server is unreachable and retried automatically. */
  isCutOff: boolean;
  act: (action: BatchAction) => void;
  /** The action in progress, or null. */
  acting: BatchAction | null;
  /** Why the last action failed, or null. */
  actionFault: string | null;
};

/** The retry interval while the server is unreachable. */
const RETRY_EVERY_MS = 2_000;

const findProblem = (error: Error | null) => toAskError(error).problem;

function toActionFault(error: Error | null): string | null {
  if (!error) return null;
  const { problem, isOffline } = toAskError(error);
  if (problem) return isSignedOut(problem) ? null : problem.detail;
  return isOffline ? `${OFFLINE}. Nothing was changed.` : `${CANNOT_REACH}. Try again.`;
}

/** The delay until the next poll in ms; false if there is nothing more to learn. */
function toPause(batch: BatchView | undefined, error: Error | null, everyMs: number): number | false {
  if (!error) return batch && isDone(batch) ? false : everyMs;
  const problem = findProblem(error);
  if (problem?.status === 404 || isSignedOut(problem)) return false;
  return Math.max(everyMs, RETRY_EVERY_MS);
}

/**
 * A batch, polled every `everyMs` until done. An unreachable server keeps the last answer shown.
 */
export function useBatch(id: string, everyMs: number): BatchState {
  const queries = useQueryClient();
  const queryKey = QUERY_KEYS.batch(id);
  const { data, error, errorUpdateCount, refetch } = useQuery({
    queryKey,
    queryFn: () => callApi(batchEndpoints.find, { params: { id } }),
    refetchInterval: ({ state }) => toPause(state.data, state.error, everyMs),
  });
  const action = useMutation({
    mutationFn: (what: BatchAction) =>
      callApi(batchEndpoints.act, { params: { id }, body: { action: what } }),
    onMutate: () => queries.cancelQueries({ queryKey }),
    onSuccess: (batch) => queries.setQueryData(queryKey, batch),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
  const problem = findProblem(error);
  const hasEnded = isSignedOut(problem);
  return {
    batch: data ?? null,
    refusal: problem && !hasEnded ? problem.detail : null,
    isSignedOut: hasEnded,
    askAgain: () => void refetch(),
    // While the first request is retried there is no `error` yet, only its count.
    isCutOff: error ? problem === null : !data && errorUpdateCount > 0,
    act: action.mutate,
    acting: action.isPending ? action.variables : null,
    actionFault: toActionFault(action.error),
  };
}
