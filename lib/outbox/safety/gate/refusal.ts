import "server-only";

/**
 * Why nothing was taken. `stopped`: all sending is, since `at` (epoch ms). `not allowed`: these recipients stand in no list while
 * only listed ones can be sent to. `not approved`: nobody has approved exactly this content, and that is asked for. `day is full`: the day's ceiling is reached. `too many`: whoever asks has had the minute's
 * orders.
 */
export type SafetyRefusal =
  | { kind: "stopped"; by: string; at: number }
  | { kind: "not allowed"; recipients: string[] }
  | { kind: "not approved" }
  | { kind: "day is full" }
  | { kind: "too many"; retryAfterMs: number };
