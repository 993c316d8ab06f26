import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FakeFlowIq, type Fault, startFakeFlowIq } from "@/e2e/fakes/flowiq/fake-flowiq";
import { KEY, nextMessage, ONCE, PATIENCE, THRICE, useOutboxes } from "@/e2e/fixtures/outbox/skipped-waits";
import { STORES } from "@/e2e/fixtures/store/store-under-test";
import { sendPayload } from "@/lib/server/flowiq/client";

/** For errors that are delays. */
const SHORT = { connectTimeoutMs: 5_000, totalTimeoutMs: 700 };

const REFUSED = { state: "rejected", reason: "refused" };
const KEY_FAULT = { state: "rejected", reason: "key" };
const SETTINGS = { state: "rejected", reason: "settings" };
const BUSY = { state: "rejected", reason: "busy" };
const UNKNOWN = { state: "unknown" };
const ACCEPTED = { state: "accepted" };

const WAITING: ReadonlySet<Fault["kind"]> = new Set<Fault["kind"]>(["silence", "late"]);

type Row = [what: string, fault: Fault, end: object, requests: number, waits?: number[]];
const status = (code: number, headers: Record<string, string> = {}): Fault => ({
  kind: "status",
  status: code,
  headers,
});

const ROWS: Row[] = [
  ["a reset after writing", { kind: "reset" }, UNKNOWN, 1],
  ["a close after writing", { kind: "close" }, UNKNOWN, 1],
  ["no answer", { kind: "silence" }, UNKNOWN, 1],
  ["a late answer", { kind: "late", afterMs: 5_000 }, UNKNOWN, 1],
  ["a body cut short by a reset", { kind: "reset mid-body" }, UNKNOWN, 1],
  ["a body cut short by a close", { kind: "close mid-body" }, UNKNOWN, 1],
  ["not HTTP", { kind: "not http" }, UNKNOWN, 1],
  ["a 200 web page", { kind: "html" }, UNKNOWN, 1],
  ["an empty 200", { kind: "empty" }, UNKNOWN, 1],
  ["a 204", { kind: "empty", status: 204 }, UNKNOWN, 1],
  ["a 200 without an id", { kind: "answer", body: { success: true, data: {} } }, UNKNOWN, 1],
  ["a compressed 200", { kind: "gzip" }, UNKNOWN, 1],
  ["a 200 with an error", { kind: "answer", body: { error: "No" } }, REFUSED, 1],
  ["a 200 without success", { kind: "answer", body: { success: false } }, REFUSED, 1],
  ...[301, 302, 303, 307, 308].map((code): Row => [
    `a ${code}`,
    { kind: "redirect", status: code },
    SETTINGS,
    1,
  ]),
  ...[400, 402, 404, 405, 406, 410, 411, 413, 414, 415, 422, 431, 451].map((code): Row => [
    `a ${code}`,
    status(code),
    REFUSED,
    1,
  ]),
  ...[401, 403].map((code): Row => [`a ${code}`, status(code), KEY_FAULT, 1]),
  ...[408, 409, 418, 500, 502, 503, 504, 520, 524, 599].map((code): Row => [
    `a ${code}`,
    status(code),
    UNKNOWN,
    1,
  ]),
  ["a 503 that always says when", status(503, { "Retry-After": "2" }), BUSY, 2, [2_000]],
  ["a 503 once", { ...status(503, { "Retry-After": "2" }), times: 1 }, ACCEPTED, 2, [2_000]],
  ["a 425 once", { ...status(425), times: 1 }, ACCEPTED, 2, [500]],
  ["a 429 once", { ...status(429, { "Retry-After": "1" }), times: 1 }, ACCEPTED, 2, [1_000]],
  ["a 429 twice, without a wish", { ...status(429), times: 2 }, ACCEPTED, 3, [500, 1_000]],
  ["a 429 for ever", status(429), BUSY, 3, [500, 1_000]],
  ["a 429 that asks for an hour", status(429, { "Retry-After": "3600" }), BUSY, 1],
];

describe.each(STORES)("on %s", (kind) => {
  const { makeOutbox, through, deliver, findPath } = useOutboxes(kind);

  describe("every row of the table, counted by FlowIQ's stand-in", () => {
    let fake: FakeFlowIq;
    beforeAll(async () => void (fake = await startFakeFlowIq({ key: KEY })));
    afterAll(() => fake.stop());

    test.each(ROWS)("%s", async (_what, fault, end, requests, expectedWaits = []) => {
      const message = nextMessage();
      const digits = message.recipient.slice(1);
      await fake.fault(digits, fault);
      const { outbox, waits } = through(fake.url, WAITING.has(fault.kind) ? SHORT : PATIENCE);
      const send = await deliver(outbox, message);
      const received = await fake.requests(digits);
      expect(send.progress).toMatchObject(end);
      expect(received).toHaveLength(requests);
      expect(received.flatMap(({ violations }) => violations)).toEqual([]);
      expect(waits).toEqual(expectedWaits);
    });

    test("no fault: accepted after exactly one request, with each state on record", async () => {
      const message = nextMessage();
      const { outbox, states } = through(fake.url);
      const send = await deliver(outbox, message);
      expect(send.progress).toMatchObject({ state: "accepted", recipient: message.recipient.slice(1) });
      expect(await findPath(send)).toBe(`${ONCE} accepted`);
      expect(await fake.requests(message.recipient.slice(1))).toHaveLength(1);
      expect(states).toEqual(["accepted"]);
    });

    test("no redirect was followed by any of them", async () => {
      expect((await fake.requests()).filter(({ path }) => path !== "/send-whatsapp")).toEqual([]);
    });

    test("a port that opens at the third try gets exactly one request", async () => {
      const message = nextMessage();
      const urls = ["http://127.0.0.1:1", "http://127.0.0.1:1"];
      const { outbox, waits } = makeOutbox((payload) =>
        sendPayload({ baseUrl: urls.pop() ?? fake.url, tenantId: "acme", apiKey: KEY }, payload, PATIENCE),
      );
      const send = await deliver(outbox, message);
      expect(await findPath(send)).toBe(`${THRICE} accepted`);
      expect(waits).toEqual([500, 1_000]);
      expect(await fake.requests(message.recipient.slice(1))).toHaveLength(1);
    });
  });
});
