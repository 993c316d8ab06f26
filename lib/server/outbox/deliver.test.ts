import { afterEach, expect, test, vi } from "vitest";
import { admitForTest } from "@/e2e/fixtures/store/known-account";
import { startOutboxAtWork, toAudioOrder, YES } from "@/e2e/fixtures/store/outbox-at-work";
import { type StoreKind, STORES } from "@/e2e/fixtures/store/store-under-test";
import type { PostOutcome } from "@/lib/server/flowiq/client";
import type { Tx } from "@/lib/server/db/store";

const SENDER = admitForTest("sender");

const LATER: PostOutcome = { kind: "answered", status: 429, retryAfter: "0", body: "" };

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function makeOutbox(kind: StoreKind, answer: () => Promise<PostOutcome>) {
  const { end, ...rest } = await startOutboxAtWork(kind, answer);
  ends.push(end);
  return rest;
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
    const creation = await outbox.create(SENDER, toAudioOrder("a"));
    if (creation.kind !== "created") throw new Error(`The order was ${creation.kind}.`);
    await vi.waitFor(() => expect(reportBug).toHaveBeenCalled());
    await keepHouse(3);
    expect((await outbox.find(SENDER, { id: creation.send.id }))?.progress.state).toBe("sending");
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
    // The first try is requeued, and only notices once the second has started.
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
    const creation = await outbox.create(SENDER, toAudioOrder("b"));
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
