import { afterAll, afterEach, beforeAll } from "vitest";
import { admitForTest } from "@/e2e/store/known-account";
import { openTestStore, type StoreKind } from "@/e2e/store/store-under-test";
import { type Outcome, sendPayload } from "@/lib/flowiq/client";
import type { Message } from "@/lib/message/message";
import type { Payload } from "@/lib/message/payload";
import { Outbox } from "@/lib/outbox/outbox";
import type { Send } from "@/lib/outbox/send";
import type { Store } from "@/lib/store/store";

export const SENDER = admitForTest("sender");

export const KEY = "fiq_test_outbox";
export const PATIENCE = { connectTimeoutMs: 5_000, totalTimeoutMs: 10_000 };
export const LONG_MS = 10_000;

let number = 0;
export const nextMessage = (): Message => ({
  kind: "audio",
  recipient: `+1202556${String(1_000 + number++)}`,
  audioUrl: "https://example.com/message.mp3",
});
export const toOrder = (message: Message) => ({
  ...{ idempotencyKey: message.recipient, message, resendOf: null },
});

/** The states of a send that was tried so often, before its end. */
export const ONCE = "queued sending";
const TWICE = `${ONCE} queued sending`;
export const THRICE = `${TWICE} queued sending`;

const target = (baseUrl: string) => ({ baseUrl, tenantId: "acme", apiKey: KEY });

/** One store for all tests of a kind: each has outboxes and numbers of its own. */
export function useOutboxes(kind: StoreKind) {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  let store: Store;
  /** One clock for all of a store's outboxes: it only goes forward. */
  let skipped = 0;
  const now = () => Date.now() + skipped;

  const running: Outbox[] = [];
  beforeAll(async () => {
    opened = await openTestStore(kind);
    store = opened.store;
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((outbox) => outbox.worker.stop(LONG_MS)));
  });
  afterAll(() => opened.destroy());

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

  const through = (baseUrl: string, patience = PATIENCE) =>
    makeOutbox((payload) => sendPayload(target(baseUrl), payload, patience));

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

  return { makeOutbox, through, deliver, findPath };
}
