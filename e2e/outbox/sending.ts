import { afterEach, beforeEach, expect, vi } from "vitest";
import { admitForTest } from "@/e2e/store/known-account";
import { PLAIN_PARTS, toNumber, YES } from "@/e2e/store/outbox-at-work";
import { openTestStore, type StoreKind } from "@/e2e/store/store-under-test";
import type { Payload } from "@/lib/message/payload";
import { claimNext } from "@/lib/outbox/ledger/claim-send";
import { Outbox } from "@/lib/outbox/outbox";
import { answerNewSafety, answerStop } from "@/lib/outbox/safety/http/answer-safety";
import type { SendOrder } from "@/lib/outbox/send";

const LONG_MS = 10_000;
const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const PATIENCE = { timeout: 5_000, interval: 10 };

export const owner = admitForTest("owner");
export const sender = admitForTest("sender");
export const viewer = admitForTest("viewer");

const toPayload = (index: number): Payload => ({
  phone_number: toNumber(index),
  message_type: "audio",
  media_url: "https://example.com/message.mp3",
});
export const toOrder = (index: number, key: string): SendOrder => ({
  ...{ idempotencyKey: key, resendOf: null },
  message: { kind: "audio", recipient: toNumber(index), audioUrl: `https://example.com/${key}.mp3` },
});
const put = (body: unknown) =>
  new Request("http://localhost/api/sending", {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

/** Outboxes for each test, on a store of its own, and what people ask of them and set for them. */
export function useSending(kind: StoreKind) {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  const received: string[] = [];
  const running: Outbox[] = [];
  const clock = { skippedMs: 0 };
  const now = () => Date.now() + clock.skippedMs;

  beforeEach(async () => {
    opened = await openTestStore(kind);
    received.splice(0);
    clock.skippedMs = 0;
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map(({ worker }) => worker.stop(LONG_MS)));
    await opened.destroy();
  });

  function makeOutbox({ isWorking = true, perDay = 100, perUserMinute = 1_000 } = {}): Outbox {
    const outbox = new Outbox({
      ...PLAIN_PARTS,
      store: opened.store,
      sendOnce: async ({ phone_number }) => {
        received.push(phone_number);
        return YES;
      },
      ...{ now, perDay, perUserMinute },
    });
    if (isWorking) {
      outbox.worker.start();
      running.push(outbox);
    }
    return outbox;
  }

  const ask = (outbox: Outbox, index: number) => outbox.create(sender, toOrder(index, `key${index}`));
  const claim = () => claimNext(opened.store, { worker: 7, pace: PLAIN_PARTS.pace }, now);

  /** Each has looked for something to send at least once: it says that it is there before it looks. */
  async function haveRoundsOf(outboxes: Outbox[]): Promise<void> {
    for (let round = 1; round <= 2; round++) {
      clock.skippedMs += 5 * SECOND_MS;
      const since = now();
      const seen = () =>
        opened.store.query((db) =>
          db.selectFrom("workers").select("id").where("seen_at", ">=", since).execute(),
        );
      await vi.waitFor(async () => {
        outboxes.forEach(({ worker }) => worker.wake());
        expect(await seen()).toHaveLength(outboxes.length);
      }, PATIENCE);
    }
  }

  const askBatch = (outbox: Outbox, indexes: number[], idempotencyKey = "a batch") =>
    outbox.createBatch(sender, {
      idempotencyKey,
      payloads: indexes.map(toPayload),
      repeat: false,
    });
  const stop = (outbox: Outbox, isStopped: boolean, actor = owner) =>
    answerStop(put({ is_stopped: isStopped }), actor, outbox, now());
  const change = (outbox: Outbox, body: unknown) => answerNewSafety(put(body), owner, outbox, now());
  const readSends = () =>
    opened.store.query((db) =>
      db.selectFrom("sends").select(["id", "state", "hold"]).orderBy("id").execute(),
    );
  const readAudit = async () => {
    const rows = await opened.store.query((db) =>
      db.selectFrom("audit_entries").selectAll().orderBy("id").execute(),
    );
    return rows.map(({ event, who, what, address }) => [event, who, what, address]);
  };

  const asking = { ask, askBatch, stop, change };
  return { ...asking, received, clock, now, makeOutbox, claim, haveRoundsOf, readSends, readAudit };
}
