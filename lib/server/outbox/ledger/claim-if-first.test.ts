import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import { makeId } from "@/lib/server/db/make-id";
import type { Store } from "@/lib/server/db/store";
import { claimNext, type Pace } from "./claim-send";
import { createSend } from "./create-send";
import { findSend } from "./read-send";

const FREE: Pace = { perSecond: 1_000, recipientIntervalMs: 0 };
const WORKER = 7;
const NOW = Date.UTC(2026, 0, 1);

describe.each(STORES)("a send on %s that may be claimed as it is made", (kind) => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  let store: Store;
  let now: number;
  beforeEach(async () => {
    opened = await openTestStore(kind);
    store = opened.store;
    now = NOW;
  });
  afterEach(() => opened.destroy());

  async function create(name: string, pace: Pace | null = FREE) {
    const media_url = `https://example.com/${name}.mp3`;
    const creation = await createSend(
      store,
      makeId(now),
      {
        idempotencyKey: name,
        payload: { phone_number: "+12025551234", message_type: "audio", media_url },
        ...{ resendOf: null, author: "Thandi", address: "192.0.2.1", batchId: null },
      },
      { now: () => now, claimer: pace && { worker: WORKER, pace }, perDay: 100, perUserMinute: 100 },
    );
    if (creation.kind !== "created") throw new Error(`It is ${creation.kind}.`);
    return creation;
  }
  const countEvents = (id: string) =>
    store.query((db) => db.selectFrom("send_events").select("to_state").where("send_id", "=", id).execute());

  test("is, where nothing waits: both changes are on record", async () => {
    const { send, claim } = await create("a");
    expect(send).toMatchObject({ progress: { state: "sending" }, tries: 1 });
    expect(claim).toMatchObject({ send: { id: send.id }, payload: { message_type: "audio" }, earlier: [] });
    expect(await store.query((db) => findSend(db, "id", send.id))).toEqual(send);
    expect(await countEvents(send.id)).toEqual([{ to_state: "queued" }, { to_state: "sending" }]);
  });

  test("is not, where another is due before it", async () => {
    const first = await create("a", null);
    now += 1;
    const second = await create("b");
    expect(second).toMatchObject({ claim: null, send: { progress: { state: "queued" } } });
    expect(await claimNext(store, { worker: WORKER, pace: FREE }, () => now)).toMatchObject({
      claim: { send: { id: first.send.id } },
    });
  });

  test.each([
    ["the server's", { perSecond: 1, recipientIntervalMs: 0 }],
    ["the recipient's", { perSecond: 1_000, recipientIntervalMs: 6_000 }],
  ])("is kept and waits for %s turn", async (_, pace) => {
    expect((await create("a", pace)).claim).not.toBeNull();
    now += 500;
    const { send, claim } = await create("b", pace);
    expect(claim).toBeNull();
    expect(await countEvents(send.id)).toEqual([{ to_state: "queued" }]);
    const claimer = { worker: WORKER, pace };
    expect((await claimNext(store, claimer, () => now)).kind).toBe("none");
    now += 6_000;
    expect(await claimNext(store, claimer, () => now)).toMatchObject({ claim: { send: { id: send.id } } });
  });
});
