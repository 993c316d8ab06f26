import { afterEach, describe, expect, test, vi } from "vitest";
import { admitForTest } from "@/e2e/store/known-account";
import { openTestStore, STORES } from "@/e2e/store/store-under-test";
import type { Outcome } from "@/lib/flowiq/client";
import { Outbox } from "@/lib/outbox/outbox";
import type { Tx } from "@/lib/store/store";

const SENDER = admitForTest("sender");
const HOUSEKEEPING_MS = 1_000;
const YES: Outcome = {
  kind: "answered",
  status: 200,
  retryAfter: null,
  body: JSON.stringify({ success: true, data: { message_id: "wamid.x" } }),
};
const order = {
  idempotencyKey: "k",
  message: { kind: "audio" as const, recipient: "+12025550100", audioUrl: "https://example.com/a.mp3" },
  resendOf: null,
};

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** An outbox at work, one of whose commits can be held back: it is durable, and nobody has heard of it. */
async function makeOutbox(kind: (typeof STORES)[number]) {
  const { store, destroy } = await openTestStore(kind);
  ends.push(destroy);
  let skipped = 0;
  const parts = {
    store,
    sendOnce: vi.fn(async () => YES),
    now: () => Date.now() + skipped,
    sleep: async () => undefined,
    random: () => 0,
    report: vi.fn(),
    reportBug: vi.fn(),
    pace: { perSecond: 1_000, recipientIntervalMs: 0 },
    perDay: 1_000,
    perUserMinute: 1_000,
  };
  const isAlive = vi.spyOn(store, "isAlive");
  const other = await store.announce();
  await store.query((db) => db.insertInto("workers").values({ id: other, seen_at: 0 }).execute());
  const outbox = new Outbox(parts);
  outbox.worker.start();
  ends.push(() => outbox.worker.stop(5_000));
  await vi.waitFor(() => expect(isAlive).toHaveBeenCalled());

  const transact = store.transact.bind(store);
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const holdNextCommit = () => {
    store.transact = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
      store.transact = transact;
      const result = await transact(work);
      await held;
      return result;
    };
  };
  /** The other process is asked after once a round of housekeeping. */
  const keepHouse = async (rounds: number) => {
    const until = isAlive.mock.calls.length + rounds;
    await vi.waitFor(() => {
      skipped += HOUSEKEEPING_MS;
      outbox.worker.wake();
      expect(isAlive.mock.calls.length).toBeGreaterThanOrEqual(until);
    });
  };
  return { outbox, parts, holdNextCommit, letGo: () => letGo(), keepHouse };
}

describe.each(STORES)("a send on %s that is claimed as it is made", (kind) => {
  test("is not taken for a lost claim while its commit is not heard of", async () => {
    const { outbox, parts, holdNextCommit, letGo, keepHouse } = await makeOutbox(kind);
    holdNextCommit();
    const creating = outbox.create(SENDER, order);
    await keepHouse(3);
    expect(parts.sendOnce).not.toHaveBeenCalled();
    letGo();
    const creation = await creating;
    if (creation.kind !== "created") throw new Error(`The order was ${creation.kind}.`);
    expect(await outbox.waitForSettled(creation.send, 5_000)).toMatchObject({
      progress: { state: "accepted" },
      tries: 1,
    });
    expect(parts.sendOnce).toHaveBeenCalledTimes(1);
  });

  test("is waited for by a stop that comes before its commit is heard of", async () => {
    const { outbox, parts, holdNextCommit, letGo } = await makeOutbox(kind);
    holdNextCommit();
    const creating = outbox.create(SENDER, order);
    const stopping = outbox.worker.stop(5_000);
    letGo();
    const creation = await creating;
    await stopping;
    if (creation.kind !== "created") throw new Error(`The order was ${creation.kind}.`);
    expect(parts.sendOnce).toHaveBeenCalledTimes(1);
    expect((await outbox.find(SENDER, creation.send.id))?.progress.state).toBe("accepted");
  });

  test("goes back to the queue where the store cannot confirm the claim, and leaves once", async () => {
    const { outbox, parts, keepHouse } = await makeOutbox(kind);
    const { store } = parts;
    const transact = store.transact.bind(store);
    store.transact = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
      store.transact = transact;
      await transact(work);
      throw new Error("the connection broke after the commit");
    };
    await expect(outbox.create(SENDER, order)).rejects.toThrow("after the commit");
    expect(outbox.worker.deliveries).toBe(0);
    await keepHouse(2);
    await vi.waitFor(() => expect(parts.report).toHaveBeenCalled());
    expect(parts.sendOnce).toHaveBeenCalledTimes(1);
    const known = await outbox.create(SENDER, order);
    expect(known).toMatchObject({ kind: "known", send: { progress: { state: "accepted" }, tries: 2 } });
  });

  test("is only queued by a worker that stops", async () => {
    const { outbox, parts } = await makeOutbox(kind);
    const stopping = outbox.worker.stop(5_000);
    const creation = await outbox.create(SENDER, order);
    await stopping;
    expect(creation).toMatchObject({ kind: "created", send: { progress: { state: "queued" } } });
    expect(parts.sendOnce).not.toHaveBeenCalled();
  });
});
