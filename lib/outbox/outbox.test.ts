import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type FakeFlowIq, type Fault, startFakeFlowIq } from "@/e2e/fake-flowiq/fake-flowiq";
import { admitForTest } from "@/e2e/store/known-account";
import { openTestStore, STORES, type StoreKind } from "@/e2e/store/store-under-test";
import { type Outcome, sendPayload } from "@/lib/flowiq/client";
import type { Message } from "@/lib/message/message";
import type { Payload } from "@/lib/message/payload";
import type { Store } from "@/lib/store/store";
import { Outbox } from "./outbox";
import type { Send } from "./send";

const SENDER = admitForTest("sender");

const KEY = "fiq_test_outbox";
const PATIENCE = { connectTimeoutMs: 5_000, totalTimeoutMs: 10_000 };
/** For faults that consist in waiting. */
const SHORT = { connectTimeoutMs: 5_000, totalTimeoutMs: 700 };
const SHORT_CONNECT = { connectTimeoutMs: 300, totalTimeoutMs: 700 };
const LONG_MS = 10_000;

let number = 0;
const nextMessage = (): Message => ({
  kind: "audio",
  recipient: `+1202556${String(1_000 + number++)}`,
  audioUrl: "https://example.com/message.mp3",
});

let opened: Awaited<ReturnType<typeof openTestStore>>;
let store: Store;

/** One clock for all of a store's outboxes: it only goes forward. */
let skipped = 0;
const now = () => Date.now() + skipped;

const running: Outbox[] = [];
/** One store for all tests of a kind: each has outboxes and numbers of its own. */
function useStore(kind: StoreKind) {
  beforeAll(async () => {
    opened = await openTestStore(kind);
    store = opened.store;
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((outbox) => outbox.worker.stop(LONG_MS)));
  });
  afterAll(() => opened.destroy());
}

/** An outbox whose waits are noted and skipped by its clock, and whose dice always show a half. */
function makeOutbox(sendOnce: (payload: Payload) => Promise<Outcome>) {
  const waits: number[] = [];
  const states: string[] = [];
  const bugs: unknown[] = [];
  const skipTo = async ({ id, changedAt }: Send) => {
    const { due_at } = await store.query((db) =>
      db.selectFrom("sends").select("due_at").where("id", "=", id).executeTakeFirstOrThrow(),
    );
    waits.push(due_at - changedAt);
    skipped += due_at - changedAt;
    outbox.worker.wake();
  };
  const outbox = new Outbox({
    ...{ store, sendOnce, now, sleep: async () => undefined, random: () => 0.5 },
    ...{ pace: { perSecond: 1_000, recipientIntervalMs: 0 }, perDay: 1_000_000, perUserMinute: 1_000_000 },
    report: (send) => {
      states.push(send.progress.state);
      if (send.progress.state === "queued") void skipTo(send);
    },
    reportBug: (_during, bug) => void bugs.push(bug),
  });
  outbox.worker.start();
  running.push(outbox);
  return { outbox, waits, states, bugs };
}

const target = (baseUrl: string) => ({ baseUrl, tenantId: "acme", apiKey: KEY });
const through = (baseUrl: string, patience = PATIENCE) =>
  makeOutbox((payload) => sendPayload(target(baseUrl), payload, patience));

const toOrder = (message: Message) => ({
  ...{ idempotencyKey: message.recipient, message, resendOf: null },
});

async function deliver(outbox: Outbox, message: Message): Promise<Send> {
  const creation = await outbox.create(SENDER, toOrder(message));
  if (creation.kind !== "created") throw new Error(`The order was ${creation.kind}.`);
  return outbox.waitForSettled(creation.send, LONG_MS);
}

async function findPath({ id }: Send): Promise<string> {
  const events = await store.query((db) =>
    db.selectFrom("send_events").select("to_state").where("send_id", "=", id).orderBy("version").execute(),
  );
  return events.map(({ to_state }) => to_state).join(" ");
}

const ONCE = "queued sending";
const TWICE = `${ONCE} queued sending`;
const THRICE = `${TWICE} queued sending`;
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
  useStore(kind);

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

  describe("when FlowIQ cannot be reached", () => {
    test("a refused port is tried three times and then rejected as not sent", async () => {
      const { outbox, waits } = through("http://127.0.0.1:1");
      const send = await deliver(outbox, nextMessage());
      expect(send.progress).toMatchObject({ state: "rejected", reason: "unreachable" });
      expect(await findPath(send)).toBe(`${THRICE} rejected`);
      expect(waits).toEqual([500, 1_000]);
    });

    test("a name that does not resolve is rejected as not sent", async () => {
      const { outbox } = through("https://flowiq.invalid");
      expect((await deliver(outbox, nextMessage())).progress).toMatchObject({
        state: "rejected",
        reason: "unreachable",
      });
    });

    test.each(["reset", "mute"] as const)(
      "a TLS handshake that is %s is rejected as not sent",
      async (tls) => {
        const fake = await startFakeFlowIq({ tls });
        const { outbox } = through(fake.url, SHORT_CONNECT);
        const send = await deliver(outbox, nextMessage());
        await fake.stop();
        expect(send.progress).toMatchObject({ state: "rejected", reason: "unreachable" });
        expect(await findPath(send)).toBe(`${THRICE} rejected`);
      },
    );

    test("a certificate that nobody vouches for is rejected at once", async () => {
      const fake = await startFakeFlowIq({ tls: "self-signed" });
      const { outbox } = through(fake.url);
      const send = await deliver(outbox, nextMessage());
      const received = await fake.requests();
      await fake.stop();
      expect(send.progress).toMatchObject(SETTINGS);
      expect(await findPath(send)).toBe(`${ONCE} rejected`);
      expect(received).toEqual([]);
    });
  });

  describe("whatever happens, in any order", () => {
    const yes: Outcome = {
      kind: "answered",
      status: 200,
      retryAfter: null,
      body: '{"success":true,"data":{"message_id":"w"}}',
    };
    const outcomes = fc.oneof(
      fc.constant<Outcome>({ kind: "not written", why: "unreachable", code: "ECONNREFUSED" }),
      fc.constant<Outcome>({ kind: "written", why: "closed" }),
      fc.constant(yes),
      fc
        .tuple(fc.constantFrom(200, 302, 400, 401, 425, 429, 500, 503), fc.constantFrom(null, "1", "soon"))
        .map(([code, retryAfter]): Outcome => ({ kind: "answered", status: code, retryAfter, body: "" })),
    );

    test("a send is tried three times at most, never after it may have left, and accepted only by a yes", async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(outcomes, { minLength: 3, maxLength: 3 }), async (script) => {
          const met: Outcome[] = [];
          const { outbox } = makeOutbox(async () => {
            const outcome = script[met.length] ?? yes;
            met.push(outcome);
            return outcome;
          });
          const send = await deliver(outbox, nextMessage());
          await outbox.worker.stop(LONG_MS);
          const mayHaveLeft = met.findIndex(
            (outcome) =>
              outcome.kind === "written" ||
              (outcome.kind === "answered" && [200, 500].includes(outcome.status)),
          );
          expect(met.length).toBeLessThanOrEqual(3);
          expect([-1, met.length - 1]).toContain(mayHaveLeft);
          expect(send.progress.state === "accepted").toBe(met.at(-1) === yes);
        }),
      );
    });
  });

  describe("waiting for a send", () => {
    const answered: Outcome = {
      kind: "answered",
      status: 200,
      retryAfter: null,
      body: '{"success":true,"data":{"message_id":"wamid.x"}}',
    };

    test("who waits too short sees it on its way, and who comes later sees its end", async () => {
      const gate = { open: (): void => undefined };
      const { outbox } = makeOutbox(
        () => new Promise((resolve) => void (gate.open = () => resolve(answered))),
      );
      const creation = await outbox.create(SENDER, toOrder(nextMessage()));
      if (creation.kind !== "created") throw new Error(creation.kind);
      await expect
        .poll(async () => (await outbox.find(SENDER, creation.send.id))?.progress.state)
        .toBe("sending");
      expect((await outbox.waitForSettled(creation.send, 5)).progress.state).toBe("sending");
      gate.open();
      expect((await outbox.waitForSettled(creation.send, LONG_MS)).progress.state).toBe("accepted");
      expect((await outbox.waitForSettled(creation.send, LONG_MS)).progress.state).toBe("accepted");
    });

    test("twenty orders under one key make one request", async () => {
      let requests = 0;
      const { outbox } = makeOutbox(async () => {
        requests += 1;
        return answered;
      });
      const order = toOrder(nextMessage());
      const creations = await Promise.all(Array.from({ length: 20 }, () => outbox.create(SENDER, order)));
      const sends = creations.flatMap((creation) => ("send" in creation ? [creation.send] : []));
      await Promise.all(sends.map((send) => outbox.waitForSettled(send, LONG_MS)));
      expect(sends).toHaveLength(20);
      expect(new Set(sends.map(({ id }) => id)).size).toBe(1);
      expect(requests).toBe(1);
    });

    test("a bug on the way leaves the send unknown and is reported", async () => {
      const bug = new Error("broken");
      const { outbox, states, bugs } = makeOutbox(() => Promise.reject(bug));
      const send = await deliver(outbox, nextMessage());
      expect(send.progress.state).toBe("unknown");
      expect(states).toEqual(["unknown"]);
      expect(bugs).toEqual([bug]);
    });
  });
});
