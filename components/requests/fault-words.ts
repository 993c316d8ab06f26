import type { AskError } from "./ask-server";

const MINUTE_S = 60;
const HOUR_S = 3_600;

const toCount = (count: number, unit: string) => (count === 1 ? `1 ${unit}` : `${count} ${unit}s`);

/** "40 seconds", "3 minutes", "2 hours": never shorter than it is. */
export function formatWait(seconds: number): string {
  if (seconds < MINUTE_S) return toCount(Math.max(1, seconds), "second");
  if (seconds < HOUR_S) return toCount(Math.ceil(seconds / MINUTE_S), "minute");
  return toCount(Math.ceil(seconds / HOUR_S), "hour");
}

/** What is the matter, in short. */
export const toFaultTitle = ({ problem }: AskError): string =>
  problem?.title ?? "Menuet's server does not answer just now";

/** What can be done, and when to come back where the server said so. */
export function toFaultWords({ problem, retryAfterS }: AskError): string {
  if (!problem) return "Check the connection and try again.";
  return retryAfterS === null ? problem.detail : `${problem.detail} Try again in ${formatWait(retryAfterS)}.`;
}

/** What the server found at each field, by the field's name. */
export const toFieldFaults = (fault: AskError | null): Readonly<Record<string, string>> =>
  Object.fromEntries((fault?.problem?.errors ?? []).map(({ path, message }) => [path, message]));
