import type { BatchFailures, BatchView } from "@/lib/api/batch";
import { SEND_STATES, type SendState } from "@/lib/api/send-view";

/** The default pace in sends per second; a server may differ, so the review says "about". */
const USUAL_PER_SECOND = 20;

/** "1 person", "1,000 people". */
export const formatPeople = (count: number): string =>
  `${formatCount(count)} ${count === 1 ? "person" : "people"}`;
export const formatCount = (count: number): string => count.toLocaleString("en");

function formatSeconds(seconds: number): string {
  if (seconds < 90)
    return `${Math.max(1, Math.round(seconds))} ${Math.round(seconds) <= 1 ? "second" : "seconds"}`;
  return `${Math.round(seconds / 60)} minutes`;
}

/** How long this many sends take: "About 20 a second: 312 take about 16 seconds". */
export const formatPace = (count: number): string =>
  `About ${USUAL_PER_SECOND} a second: ${formatCount(count)} ${count === 1 ? "takes" : "take"} about ${formatSeconds(count / USUAL_PER_SECOND)}`;

/** Sends that may still go out or that await an answer. */
export const countOpen = ({ counts }: BatchView): number => counts.queued + counts.sending;
export const isDone = (batch: BatchView): boolean => countOpen(batch) === 0;

const STATES: Record<SendState, string> = {
  accepted: "accepted by FlowIQ",
  rejected: "rejected: nothing was sent",
  unknown: "may have arrived",
  queued: "waiting",
  sending: "being sent",
  cancelled: "cancelled",
  closed: "resolved by a person",
};

/** The states that occur, with counts and words, settled ones first. */
export function listCounts({ counts }: BatchView): { state: SendState; count: number; words: string }[] {
  const order = ["accepted", "rejected", "unknown", "cancelled", "closed"] as const;
  const rest = SEND_STATES.filter((state) => !order.some((one) => one === state)).toReversed();
  return [...order, ...rest]
    .filter((state) => counts[state] > 0)
    .map((state) => ({ state, count: counts[state], words: STATES[state] }));
}

const MAX_REASONS = 5;

/** Why sends were rejected, most common first: "3 people: This number is not a contact…". */
export function listReasons(failures: BatchFailures["failures"]): string[] {
  const rejected = failures.filter(({ state }) => state === "rejected").map(({ detail }) => detail);
  const counts = new Map<string, number>();
  for (const detail of rejected) counts.set(detail, (counts.get(detail) ?? 0) + 1);
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, MAX_REASONS)
    .map(([detail, count]) => `${formatPeople(count)}: ${detail}`);
}

/** The batch's state in one sentence. */
export function describeBatch(batch: BatchView): string {
  const { total } = batch;
  const counts = listCounts(batch).map(({ count, words }) => `${formatCount(count)} ${words}`);
  const settled = formatCount(total - countOpen(batch));
  if (total === 0) return "Nothing was sent";
  const stand = isDone(batch) ? "Done" : batch.is_paused ? "Paused" : "Sending";
  return `${stand}: ${settled} of ${formatCount(total)} settled. ${counts.join(", ")}`;
}

/** What is known of a send by now; `open`: it has not ended. */
export type BatchOutcome = "read" | "delivered" | "accepted" | "unknown" | "failed" | "cancelled" | "open";

const OUTCOME_WORDS: Record<BatchOutcome, string> = {
  read: "read",
  delivered: "delivered",
  accepted: "accepted",
  unknown: "unknown",
  failed: "failed",
  cancelled: "cancelled",
  open: "waiting",
};

/** How many of the batch's sends came how far: each send once, and only what occurs. */
export function countOutcomes({ counts, funnel }: BatchView): { outcome: BatchOutcome; count: number }[] {
  const { read = 0, delivered = 0, failed = 0 } = funnel ?? {};
  const all: Record<BatchOutcome, number> = {
    read,
    delivered: delivered - read,
    accepted: counts.accepted + counts.closed - delivered - failed,
    unknown: counts.unknown,
    failed: counts.rejected + failed,
    cancelled: counts.cancelled,
    open: counts.queued + counts.sending,
  };
  return (Object.keys(all) as BatchOutcome[])
    .map((outcome) => ({ outcome, count: all[outcome] }))
    .filter(({ count }) => count > 0);
}

/** In a few words: "31 read, 2 failed", or how far it is. */
export function describeOutcomes(batch: BatchView): string {
  const { total, held, is_paused } = batch;
  if (!isDone(batch)) {
    const stand = is_paused ? "Paused" : held > 0 ? "Waiting for your confirmation" : "Sending";
    return `${stand}: ${formatCount(total - countOpen(batch))} of ${formatCount(total)}`;
  }
  const [best, ...rest] = countOutcomes(batch);
  const trouble = rest.filter(({ outcome }) => outcome !== "delivered" && outcome !== "accepted");
  return [...(best ? [best] : []), ...trouble]
    .map(({ outcome, count }) => `${formatCount(count)} ${OUTCOME_WORDS[outcome]}`)
    .join(", ");
}
