"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { callApi, isSignedOut, toAskError } from "@/components/client/call-api";
import { CANNOT_REACH, OFFLINE } from "@/components/client/fault-words";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { type BatchAction, batchEndpoints, type BatchView } from "@/lib/api/batch";
import { makeQueryClient } from "@/components/client/query-desk";
import { isDone } from "./batch-words";

/** Shared by all that shows a batch on a page without a client of its own. */
export const batchClient = makeQueryClient();

export type BatchState = {
  /** As it stood when the server last answered; null until then. */
  batch: BatchView | null;
  /** Why it cannot be shown: the server knows no such batch, or refuses to say. */
  refusal: string | null;
  /** The session has ended: `askAgain` once somebody is signed in. */
  isSignedOut: boolean;
  askAgain: () => void;
  /** The server cannot be reached, and is asked again by itself. */
  isCutOff: boolean;
  act: (action: BatchAction) => void;
  /** What is being done now, or null. */
  acting: BatchAction | null;
  /** Why the last action was not done, or null. */
  actionFault: string | null;
};

/** How often it is asked again while the server cannot be reached. */
const RETRY_EVERY_MS = 2_000;

const findProblem = (error: Error | null) => toAskError(error).problem;

function toActionFault(error: Error | null): string | null {
  if (!error) return null;
  const { problem, isOffline } = toAskError(error);
  if (problem) return isSignedOut(problem) ? null : problem.detail;
  return isOffline ? `${OFFLINE}. Nothing was changed.` : `${CANNOT_REACH}. Try again.`;
}

/** In how many ms it is asked again; false where there is nothing more to learn. */
function toPause(batch: BatchView | undefined, error: Error | null, everyMs: number): number | false {
  if (!error) return batch && isDone(batch) ? false : everyMs;
  const problem = findProblem(error);
  if (problem?.status === 404 || isSignedOut(problem)) return false;
  return Math.max(everyMs, RETRY_EVERY_MS);
}

/**
 * A batch, asked for every `everyMs` until it is done. A server that is away takes nothing off the
 * page.
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
    mutationFn: (what: BatchAction) => callApi(batchEndpoints.act, { params: { id, action: what } }),
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
    // While it is asked again for the first answer there is no error, but there was one.
    isCutOff: error ? problem === null : !data && errorUpdateCount > 0,
    act: action.mutate,
    acting: action.isPending ? action.variables : null,
    actionFault: toActionFault(action.error),
  };
}
