import type { Fault } from "@/e2e/fakes/flowiq/fake-flowiq";

const status = (code: number, headers: Record<string, string> = {}): Fault => ({
  kind: "status",
  status: code,
  headers,
});
const always = Number.POSITIVE_INFINITY;

/**
 * How FlowIQ fails for one recipient: the verdict table's rows after a successful connection.
 * `noes` is how many requests fail before it accepts one.
 */
export type Mishap = { name: string; fault: Fault | null; noes: number };

const FOR_EVER: [string, Fault][] = [
  ["a reset", { kind: "reset" }],
  ["a close", { kind: "close" }],
  ["silence", { kind: "silence" }],
  ["a reset mid-body", { kind: "reset mid-body" }],
  ["a close mid-body", { kind: "close mid-body" }],
  ["not HTTP", { kind: "not http" }],
  ["a web page", { kind: "html" }],
  ["nothing in a 200", { kind: "empty" }],
  ["a 200 without an id", { kind: "answer", body: { success: true, data: {} } }],
  ["a 200 that says no", { kind: "answer", body: { success: false, error: "No" } }],
  ["words with NUL", { kind: "answer", status: 400, body: { success: false, error: "N\0o \ud800" } }],
  ["a redirect", { kind: "redirect", status: 307 }],
  ...[400, 401, 403, 404, 413, 422].map((code): [string, Fault] => [`a ${code}`, status(code)]),
  ...[408, 409, 418, 500, 502, 503, 504, 524].map((code): [string, Fault] => [`a ${code}`, status(code)]),
  ["a 503 that says when", status(503, { "Retry-After": "0" })],
  ["a 429 for ever", status(429, { "Retry-After": "0" })],
  ["a 429 that asks for a second", status(429, { "Retry-After": "1" })],
];

const FOR_A_TIME: [string, Fault, number][] = [
  ["a 503 once", status(503, { "Retry-After": "0" }), 1],
  ["a 425 once", status(425, { "Retry-After": "0" }), 1],
  ["a 429 once", status(429, { "Retry-After": "0" }), 1],
  ["a 429 twice", status(429), 2],
];

const WELL: Mishap[] = [
  { name: "nothing", fault: null, noes: 0 },
  { name: "a yes that takes its time", fault: { kind: "late", afterMs: 150 }, noes: 0 },
  { name: "a late yes", fault: { kind: "late", afterMs: 600 }, noes: 0 },
];

/** Every mishap, and about as many cases without one. */
export const MISHAPS: readonly Mishap[] = [
  ...FOR_EVER.map(([name, fault]) => ({ name, fault, noes: always })),
  ...FOR_A_TIME.map(([name, fault, times]) => ({ name, fault: { ...fault, times }, noes: times })),
  ...Array.from({ length: 10 }, () => WELL).flat(),
];
