import { isSignedOut, toAskError } from "./call-api";

const MINUTE_S = 60;
const HOUR_S = 3_600;

const toCount = (count: number, unit: string) => (count === 1 ? `1 ${unit}` : `${count} ${unit}s`);

/** "40 seconds", "3 minutes", "2 hours": never shorter than the actual wait. */
export function formatWait(seconds: number): string {
  if (seconds < MINUTE_S) return toCount(Math.max(1, seconds), "second");
  if (seconds < HOUR_S) return toCount(Math.ceil(seconds / MINUTE_S), "minute");
  return toCount(Math.ceil(seconds / HOUR_S), "hour");
}

export const SIGNED_OUT = "You're signed out";
export const OFFLINE = "You are offline";
export const CANNOT_REACH = "Can't reach the server";
/** For requests that retry automatically. */
export const RETRYING = `${CANNOT_REACH}. Retrying…`;

/** A short title of what went wrong. */
export function toFaultTitle(error: Error): string {
  const { problem, isOffline } = toAskError(error);
  if (isSignedOut(problem)) return SIGNED_OUT;
  return problem?.title ?? (isOffline ? OFFLINE : CANNOT_REACH);
}

/** What a person can do, and when to retry if the server said so. */
export function toFaultWords(error: Error): string {
  const { problem, retryAfterS, isOffline } = toAskError(error);
  if (isSignedOut(problem)) return "Sign in to continue.";
  if (!problem) return isOffline ? "Reconnect and try again." : "Check your connection and try again.";
  return retryAfterS === null ? problem.detail : `${problem.detail} Try again in ${formatWait(retryAfterS)}.`;
}

/** The server's field errors, by field name. */
export const toFieldFaults = (error: Error | null): Readonly<Record<string, string>> =>
  Object.fromEntries((toAskError(error).problem?.errors ?? []).map(({ path, message }) => [path, message]));
