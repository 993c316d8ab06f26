"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { isSignedOut } from "@/components/client/call-api";
import { RETRYING } from "@/components/client/fault-words";
import type { SendView } from "@/lib/api/send-view";
import { requestSendState, type SendAnswer, type SendName } from "./send-request";

const FOLLOW_EVERY_MS = 1_000;
const LATEST_MS = 5_000;
/** An aborted request may reach the server after the question about it. */
const MISSES = 3;

export const isSettled = (send: SendView): boolean => send.state !== "queued" && send.state !== "sending";

/**
 * `send`: last known. `failures`: unusable answers in a row. `misses`: not-found answers in a row.
 */
export type Followed = { send: SendView | null; last: SendAnswer; failures: number; misses: number };

/** The state after this answer. An unreachable server doesn't clear what is known. */
export function toFollowed(before: Followed | undefined, last: SendAnswer): Followed {
  const isMissing = last.kind === "refused" && last.problem.status === 404;
  return {
    send: last.kind === "send" ? last.send : (before?.send ?? null),
    last,
    failures: last.kind === "send" || isMissing ? 0 : (before?.failures ?? 0) + 1,
    misses: isMissing ? (before?.misses ?? 0) + 1 : 0,
  };
}

/** The delay until the next poll in ms; false if there is nothing more to learn. */
export function toFollowPause(known: Followed | undefined): number | false {
  if (!known) return FOLLOW_EVERY_MS;
  const { last, failures, misses } = known;
  if (last.kind === "send" && isSettled(last.send)) return false;
  if (misses >= MISSES || (last.kind === "refused" && isSignedOut(last.problem))) return false;
  return Math.min(LATEST_MS, FOLLOW_EVERY_MS * 2 ** failures);
}

const toFault = ({ last, misses }: Followed): string | null => {
  if (last.kind === "no answer" || last.kind === "offline") return RETRYING;
  return last.kind === "refused" && misses === 0 && !isSignedOut(last.problem) ? last.problem.detail : null;
};

type FollowOptions = { name: SendName | null; isAllowed: boolean; onSignedOut: () => void };

/** A send's state, polled until settled, even while the server is unreachable. Sends nothing. */
export function useFollow({ name, isAllowed, onSignedOut }: FollowOptions) {
  const client = useQueryClient();
  const queryKey = ["send", name];
  const { data, refetch } = useQuery({
    queryKey,
    queryFn: async () => {
      const answer = await requestSendState(name ?? { id: "" });
      if (answer.kind === "refused" && isSignedOut(answer.problem)) onSignedOut();
      return toFollowed(client.getQueryData<Followed>(queryKey), answer);
    },
    enabled: name !== null && isAllowed,
    refetchInterval: ({ state }) => toFollowPause(state.data),
  });
  return {
    send: data?.send ?? null,
    /** Why the current state is unknown, or null. */
    fault: data ? toFault(data) : null,
    /** The server's own words if it never had that send or has deleted it. */
    missing: data && data.misses >= MISSES && data.last.kind === "refused" ? data.last.problem : null,
    refetch,
    forget: () => client.removeQueries({ queryKey: ["send"] }),
  };
}
