import { afterEach, describe, expect, test, vi } from "vitest";
import { admitForTest } from "@/e2e/fixtures/store/known-account";
import { startOutboxAtWork, toAudioOrder, YES } from "@/e2e/fixtures/store/outbox-at-work";
import { type StoreKind, STORES } from "@/e2e/fixtures/store/store-under-test";
import type { Tx } from "@/lib/server/db/store";

const SENDER = admitForTest("sender");
const order = toAudioOrder("k");

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A running outbox with one commit delayed: durable, but not yet reported. */
async function makeOutbox(kind: StoreKind) {
  const { outbox, parts, keepHouse, end } = await startOutboxAtWork(kind, async () => YES);
  ends.push(end);
  await keepHouse(1);
  const { store } = parts;
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
    expect((await outbox.find(SENDER, { id: creation.send.id }))?.progress.state).toBe("accepted");
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

  test("is only queued once the worker has stopped", async () => {
    const { outbox, parts } = await makeOutbox(kind);
    await outbox.worker.stop(5_000);
    const creation = await outbox.create(SENDER, order);
    expect(creation).toMatchObject({ kind: "created", send: { progress: { state: "queued" } } });
    expect(parts.sendOnce).not.toHaveBeenCalled();
  });
});
