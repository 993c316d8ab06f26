import { afterEach, expect, test, vi } from "vitest";
import { admitForTest } from "@/e2e/store/known-account";
import { openTestStore, STORES } from "@/e2e/store/store-under-test";
import type { Outcome } from "@/lib/flowiq/client";
import { Outbox } from "@/lib/outbox/outbox";
import type { Tx } from "@/lib/store/store";

const SENDER = admitForTest("sender");

const YES: Outcome = {
  kind: "answered",
  status: 200,
  retryAfter: null,
  body: JSON.stringify({ success: true, data: { message_id: "wamid.x" } }),
};
const LATER: Outcome = { kind: "answered", status: 429, retryAfter: "0", body: "" };
const order = (key: string) => ({
  idempotencyKey: key,
  message: { kind: "audio" as const, recipient: "+12025550100", audioUrl: `https://example.com/${key}.mp3` },
  resendOf: null,
});

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** An outbox that keeps house in every round. */
async function makeOutbox(kind: (typeof STORES)[number], answer: () => Promise<Outcome>) {
  const { store, destroy } = await openTestStore(kind);
  ends.push(destroy);
  let skipped = 0;
  let rounds = 0;
  const parts = {
    store,
    sendOnce: vi.fn(answer),
    now: () => Date.now() + skipped,
    sleep: async () => void (await new Promise((resolve) => setImmediate(resolve))),
    random: () => 0,
    report: vi.fn(),
    reportBug: vi.fn(),
    pace: { perSecond: 1_000, recipientIntervalMs: 0 },
    perDay: 1_000,
    perUserMinute: 1_000,
  };
  const outbox = new Outbox(parts);
  const isAlive = store.isAlive;
  store.isAlive = async (worker) => {
    rounds += 1;
    return isAlive(worker);
  };
  // Another process that lives: whoever keeps house asks after it, and so each round is counted.
  const other = await store.announce();
  await store.query((db) => db.insertInto("workers").values({ id: other, seen_at: 0 }).execute());
  outbox.worker.start();
  ends.push(() => outbox.worker.stop(5_000));
  const keepHouse = async (times: number) => {
    const until = rounds + times;
    await vi.waitFor(() => {
      skipped += 1_000;
      outbox.worker.wake();
      expect(rounds).toBeGreaterThanOrEqual(until);
    });
  };
  return { outbox, parts, keepHouse };
}

test.each(STORES)(
  "on %s, a send whose end cannot be kept because of a bug is not sent again, however often, and is unknown at last",
  async (kind) => {
    const { outbox, parts, keepHouse } = await makeOutbox(kind, async () => YES);
    const { store, sendOnce, reportBug } = parts;
    const transact = store.transact.bind(store);
    let isBroken = false;
    store.transact = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
      isBroken ? Promise.reject(new TypeError("a bug")) : transact(work);
    sendOnce.mockImplementation(async () => {
      isBroken = true;
      return YES;
    });
    const creation = await outbox.create(SENDER, order("a"));
    if (creation.kind !== "created") throw new Error(`The order was ${creation.kind}.`);
    await vi.waitFor(() => expect(reportBug).toHaveBeenCalled());
    await keepHouse(3);
    expect((await outbox.find(SENDER, creation.send.id))?.progress.state).toBe("sending");
    isBroken = false;
    expect(await outbox.waitForSettled(creation.send, 60_000)).toMatchObject({
      progress: { state: "unknown" },
    });
    await keepHouse(3);
    expect(sendOnce).toHaveBeenCalledTimes(1);
    expect(reportBug).toHaveBeenCalledTimes(2);
  },
);

test.each(STORES)(
  "on %s, a retry that is under way again before the try before it has heard of its end is not taken for a lost claim",
  async (kind) => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const { outbox, parts, keepHouse } = await makeOutbox(kind, async () => LATER);
    const { store, sendOnce } = parts;
    // The first try is put back, and hears of it only when the second has begun.
    const transact = store.transact.bind(store);
    let isHeld = false;
    store.transact = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
      const isRequeue = isHeld;
      isHeld = false;
      const result = await transact(work);
      if (isRequeue) {
        outbox.worker.wake();
        await vi.waitFor(() => expect(sendOnce).toHaveBeenCalledTimes(2), { timeout: 5_000 });
      }
      return result;
    };
    sendOnce.mockImplementationOnce(async () => {
      isHeld = true;
      return LATER;
    });
    sendOnce.mockImplementationOnce(async () => {
      await held;
      return YES;
    });
    const creation = await outbox.create(SENDER, order("b"));
    if (creation.kind !== "created") throw new Error(`The order was ${creation.kind}.`);
    await vi.waitFor(() => expect(sendOnce).toHaveBeenCalledTimes(2), { timeout: 5_000 });
    await vi.waitFor(() => expect(parts.report).toHaveBeenCalledTimes(1));
    await keepHouse(3);
    letGo();
    expect(await outbox.waitForSettled(creation.send, 60_000)).toMatchObject({
      progress: { state: "accepted" },
    });
    expect(sendOnce).toHaveBeenCalledTimes(2);
  },
);
