import { expect, vi } from "vitest";
import type { Outcome } from "@/lib/flowiq/client";
import { Outbox } from "@/lib/outbox/outbox";
import { openTestStore, type StoreKind } from "./store-under-test";

/** FlowIQ takes the message. */
export const YES: Outcome = {
  kind: "answered",
  status: 200,
  retryAfter: null,
  body: JSON.stringify({ success: true, data: { message_id: "wamid.x" } }),
};

/** What an outbox is made of where neither waits nor dice nor reports matter. A bug is thrown. */
export const PLAIN_PARTS = {
  sleep: async () => undefined,
  random: () => 0,
  report: () => undefined,
  reportBug: (during: string, bug: unknown) => {
    throw new Error(during, { cause: bug });
  },
  pace: { perSecond: 1_000, recipientIntervalMs: 0 },
  perUserMinute: 1_000,
};

export const toNumber = (index: number) => `+1202555${1_000 + index}`;

/** An order for a message that is like no other's under that key. */
export const toAudioOrder = (key: string) => ({
  idempotencyKey: key,
  message: { kind: "audio" as const, recipient: "+12025550100", audioUrl: `https://example.com/${key}.mp3` },
  resendOf: null,
});

const HOUSEKEEPING_MS = 1_000;

/**
 * An outbox at work on a store of its own, whose clock is turned on by `keepHouse`: it resolves after so many further rounds of
 * housekeeping. `end` stops it and leaves nothing.
 */
export async function startOutboxAtWork(kind: StoreKind, answer: () => Promise<Outcome>) {
  const { store, destroy } = await openTestStore(kind);
  let skipped = 0;
  let rounds = 0;
  const parts = {
    ...PLAIN_PARTS,
    store,
    sendOnce: vi.fn(answer),
    now: () => Date.now() + skipped,
    sleep: async () => void (await new Promise((resolve) => setImmediate(resolve))),
    report: vi.fn(),
    reportBug: vi.fn(),
    perDay: 1_000,
  };
  const outbox = new Outbox(parts);
  const { isAlive } = store;
  store.isAlive = async (worker) => {
    rounds += 1;
    return isAlive(worker);
  };
  // Another process that lives: whoever keeps house asks after it, and so each round is counted.
  const other = await store.announce();
  await store.query((db) => db.insertInto("workers").values({ id: other, seen_at: 0 }).execute());
  outbox.worker.start();
  const keepHouse = async (times: number) => {
    const until = rounds + times;
    await vi.waitFor(() => {
      skipped += HOUSEKEEPING_MS;
      outbox.worker.wake();
      expect(rounds).toBeGreaterThanOrEqual(until);
    });
  };
  const end = async () => {
    await outbox.worker.stop(5_000);
    await destroy();
  };
  return { outbox, parts, keepHouse, end };
}
