import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import { makeId } from "@/lib/server/db/make-id";
import type { Store } from "@/lib/server/db/store";
import type { RetryCause } from "@/lib/server/outbox/retry";
import { claimNext } from "./claim-send";
import { createSend } from "./create-send";
import { BATCH_LANE } from "./move-send";
import { requeueSend } from "./settle-send";

const CLAIMER = { worker: 7, pace: { perSecond: 20, recipientIntervalMs: 6_000 } };
const ONE = "+12025551234";
const OTHER = "+12025551235";

describe.each(STORES)("on %s, after an answer that asks for patience", (kind) => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  let store: Store;
  let now = Date.UTC(2026, 0, 1);
  let count = 0;
  beforeAll(async () => {
    opened = await openTestStore(kind);
    store = opened.store;
  });
  afterAll(() => opened.destroy());
  beforeEach(async () => {
    now += 86_400_000;
    await store.query((db) => db.deleteFrom("sends").execute());
  });

  const queue = async (recipient: string, lane = 0) => {
    const id = makeId(now);
    await createSend(
      store,
      id,
      {
        idempotencyKey: id,
        payload: {
          phone_number: recipient,
          message_type: "audio",
          media_url: `https://example.com/${count++}.mp3`,
        },
        ...{ resendOf: null, author: "Thandi", address: "192.0.2.1", batchId: null },
      },
      { now: () => now, claimer: null, perDay: 1_000, perUserMinute: 1_000 },
    );
    await store.query((db) => db.updateTable("sends").set({ lane }).where("id", "=", id).execute());
    return id;
  };
  const dueAt = async (id: string) =>
    (
      await store.query((db) =>
        db.selectFrom("sends").select("due_at").where("id", "=", id).executeTakeFirstOrThrow(),
      )
    ).due_at;
  const claim = () => claimNext(store, CLAIMER, () => now);
  const putBack = async (
    cause: RetryCause,
    waitMs: number,
    isAsked: boolean,
    meanwhile: () => Promise<unknown> = async () => undefined,
  ) => {
    const id = await queue(ONE);
    expect(await claim()).toMatchObject({ kind: "claimed", claim: { send: { id } } });
    await meanwhile();
    const retry = { retries: [cause], waitMs, why: "later", isAsked };
    await requeueSend(store, { id, worker: CLAIMER.worker, tries: 1 }, retry, now);
    now += 1_000;
    return id;
  };

  test("of FlowIQ's rate limit, what is queued of batches waits too, and a person's own send does not", async () => {
    let [batched, own] = ["", ""];
    await putBack("busy", 90_000, true, async () => {
      batched = await queue("+12025551236", BATCH_LANE);
      own = await queue(OTHER);
    });
    expect(await dueAt(batched)).toBe(now + 89_000);
    expect(await claim()).toMatchObject({ kind: "claimed", claim: { send: { id: own } } });
    now += 1_000;
    expect(await claim()).toEqual({ kind: "none", nextAt: now + 88_000 });
  });

  test("by our own backoff, others go on", async () => {
    await putBack("busy", 5_000, false);
    const other = await queue(OTHER);
    expect(await claim()).toMatchObject({ kind: "claimed", claim: { send: { id: other } } });
  });

  test("for one person, others to that person wait, and messages to others go on", async () => {
    await putBack("pair", 10_000, true);
    const same = await queue(ONE);
    const other = await queue(OTHER);
    expect(await claim()).toMatchObject({ kind: "claimed", claim: { send: { id: other } } });
    now += 1_000;
    expect(await claim()).toEqual({ kind: "none", nextAt: now + 8_000 });
    expect(await dueAt(same)).toBe(now + 8_000);
  });
});
