import "server-only";

/**
 * Why a try may be repeated. `not written`: no byte of the request was sent. `busy`: 425, 429 or a
 * WhatsApp rate limit. `pair`: WhatsApp's limit for one recipient. `unavailable`: 503 with
 * Retry-After.
 */
export type RetryCause = "not written" | "busy" | "pair" | "unavailable";

const MAX_TRIES = 3;
const MAX_RETRIES: Record<RetryCause, number> = { "not written": 2, busy: 2, pair: 2, unavailable: 1 };
const BACKOFF_START_MS = 1_000;
const BACKOFF_CAP_MS = 30_000;

/** Older queued sends need confirmation, so none waits longer by itself. */
const MAX_WAIT_MS = 600_000;

const SECONDS = /^\d{1,9}$/;
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * `Retry-After` (RFC 9110, 10.2.3: seconds or a date) as ms from `now`, never negative, or null.
 */
export function parseRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? "";
  if (SECONDS.test(text)) return Number(text) * 1_000;
  const at = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

const EPOCH = /^\d{9,14}(?:\.\d+)?$/;
/** Larger numbers must be milliseconds. */
const MOST_EPOCH_SECONDS = 100_000_000_000;
/** A later reset is a mistake and is ignored. */
const MAX_RESET_MS = 86_400_000;

/** `X-RateLimit-Reset` (FlowIQ: epoch seconds; ms tolerated) as ms from `now`; null if unusable. */
export function parseRateLimitReset(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? "";
  if (!EPOCH.test(text)) return null;
  const number = Number(text);
  const waitMs = (number < MOST_EPOCH_SECONDS ? number * 1_000 : number) - now;
  return waitMs > 0 && waitMs <= MAX_RESET_MS ? waitMs : null;
}

/** Full jitter: anything from 0 to 1 s · 2ⁿ, at most 30 s. `random` is in [0, 1). */
export const countBackoffMs = (retriesSoFar: number, random: number): number =>
  random * Math.min(BACKOFF_CAP_MS, BACKOFF_START_MS * 2 ** retriesSoFar);

/**
 * The wait before the next try; null if none is left. `waitMs`: FlowIQ's wait, or null: backoff.
 */
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
