import "server-only";

/** Why a try may be repeated: nothing was written, or FlowIQ asked to come back (425 and 429, or 503 with Retry-After). */
export type RetryCause = "not written" | "busy" | "unavailable";

const MAX_TRIES = 3;
const MAX_RETRIES: Record<RetryCause, number> = { "not written": 2, busy: 2, unavailable: 1 };
const BACKOFF_START_MS = 1_000;
const BACKOFF_CAP_MS = 30_000;

/** A queued send older than this wants a person's confirmation, so none waits longer by itself. */
const MAX_WAIT_MS = 600_000;

const SECONDS = /^\d{1,9}$/;
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** `Retry-After` (RFC 9110, 10.2.3: seconds or a date) as ms from `now`, never negative; null where it says neither. */
export function parseRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? "";
  if (SECONDS.test(text)) return Number(text) * 1_000;
  const at = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** Full jitter: anything from 0 to 1 s · 2ⁿ, at most 30 s. `random` is in [0, 1). */
export const countBackoffMs = (retriesSoFar: number, random: number): number =>
  random * Math.min(BACKOFF_CAP_MS, BACKOFF_START_MS * 2 ** retriesSoFar);

/** How long to wait before the next try, or null when there is none. `waitMs` is what FlowIQ asked for, or null for backoff. */
export function countWaitMs(
  retry: { cause: RetryCause; waitMs: number | null },
  earlier: readonly RetryCause[],
  random: number,
): number | null {
  const isSpent = earlier.filter((cause) => cause === retry.cause).length >= MAX_RETRIES[retry.cause];
  if (isSpent || earlier.length + 1 >= MAX_TRIES) return null;
  const waitMs = retry.waitMs ?? countBackoffMs(earlier.length, random);
  return waitMs > MAX_WAIT_MS ? null : waitMs;
}
