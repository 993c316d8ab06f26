"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { isSignedOut } from "@/components/client/call-api";
import { RETRYING } from "@/components/client/fault-words";
import type { SendView } from "@/lib/api/send-view";
import { requestSendState, type SendAnswer, type SendName } from "./send-request";

const FOLLOW_EVERY_MS = 1_000;
const LATEST_MS = 5_000;
/** A request that was cut off may reach the server after the question about it. */
const MISSES = 3;

export const isSettled = (send: SendView): boolean => send.state !== "queued" && send.state !== "sending";

/**
 * `send`: as it last stood; `failures`, `misses`: answers in a row that told nothing, and that the
 * server knows no such send.
 */
export type Followed = { send: SendView | null; last: SendAnswer; failures: number; misses: number };

/**
 * What is known once this answer has come. A server that is gone for a moment takes nothing away.
 */
export function toFollowed(before: Followed | undefined, last: SendAnswer): Followed {
  const isMissing = last.kind === "refused" && last.problem.status === 404;
  return {
    send: last.kind === "send" ? last.send : (before?.send ?? null),
    last,
    failures: last.kind === "send" || isMissing ? 0 : (before?.failures ?? 0) + 1,
    misses: isMissing ? (before?.misses ?? 0) + 1 : 0,
  };
}

/** In how many ms it is asked again; false where there is nothing more to learn. */
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

/**
 * How a send stands, asked for until it is settled, also over a server that is away. It never sends
 * anything.
 */
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
    /** Why it is not known how it stands just now, or null. */
    fault: data ? toFault(data) : null,
    /** The server's own words, where it never had that send or has it no more. */
    missing: data && data.misses >= MISSES && data.last.kind === "refused" ? data.last.problem : null,
    refetch,
    forget: () => client.removeQueries({ queryKey: ["send"] }),
  };
}
