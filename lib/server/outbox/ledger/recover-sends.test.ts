import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import { makeId } from "@/lib/server/db/make-id";
import type { Store } from "@/lib/server/db/store";
import { claimNext } from "./claim-send";
import { createSend } from "./create-send";
import { cancelSend, closeSend, confirmSend, settleSend } from "./settle-send";
import { findSend } from "./read-send";
import { holdStale, recoverDead, register, returnLostClaims } from "./recover-sends";

const MINUTE_MS = 60_000;
/** Worker numbers of no living process. */
const DEAD = 41;
const ME = 42;
const PACE = { perSecond: 20, recipientIntervalMs: 6_000 };

describe.each(STORES)("on %s", (kind) => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  let store: Store;
  let now = Date.UTC(2026, 0, 1);
  beforeEach(async () => {
    opened = await openTestStore(kind);
    store = opened.store;
  });
  afterEach(() => opened.destroy());

  let number = 0;
  async function create(recipient = `+1202555${1_000 + number++}`): Promise<string> {
    const media_url = `https://example.com/${number++}.mp3`;
    const creation = await createSend(
      store,
      makeId(now),
      {
        idempotencyKey: media_url,
        payload: { phone_number: recipient, message_type: "audio", media_url },
        ...{ resendOf: null, author: "Thandi", address: "192.0.2.1", batchId: null },
      },
      { now: () => now, claimer: null, perDay: 100, perUserMinute: 100 },
    );
    return "send" in creation ? creation.send.id : creation.kind;
  }
  const claim = (worker: number) => claimNext(store, { worker, pace: PACE }, () => now);
  const find = (id: string) => store.query((db) => findSend(db, "id", id));

  test("what a dead process was sending is unknown from then on, and what it had queued is not touched", async () => {
    const [sending, queued] = [await create(), await create()];
    await register(store, DEAD, now);
    await claim(DEAD);
    const { moved, isAlone } = await recoverDead(store, ME, now);
    expect(moved.map(({ id }) => id)).toEqual([sending]);
    expect(isAlone).toBe(true);
    expect((await find(sending))?.progress).toMatchObject({
      state: "unknown",
      detail: expect.stringContaining("may have been sent"),
    });
    expect((await find(queued))?.progress.state).toBe("queued");
  });

  test("what a living process is sending stays with it", async () => {
    const id = await create();
    const alive = await store.announce();
    await register(store, alive, now);
    await claim(alive);
    expect(await recoverDead(store, ME, now)).toEqual({ moved: [], isAlone: false });
    expect((await find(id))?.progress.state).toBe("sending");
  });

  test("an answer that comes for a send which others gave up changes nothing but is on record", async () => {
    const id = await create();
    await claim(DEAD);
    await recoverDead(store, ME, now);
    const accepted = { state: "accepted", messageId: "w", recipient: "1", messageType: "audio" } as const;
    const send = await settleSend(store, { id, worker: DEAD, tries: 1 }, accepted, now);
    expect(send).toMatchObject({ progress: { state: "unknown" }, why: expect.stringContaining("accepted") });
  });

  test("a claim that the store kept and could not confirm is queued again, and one under way is left alone", async () => {
    const [lost, underWay] = [await create(), await create()];
    await claim(ME);
    now += 50;
    await claim(ME);
    await returnLostClaims(store, ME, new Set([underWay]), now);
    expect((await find(lost))?.progress.state).toBe("queued");
    expect((await find(underWay))?.progress.state).toBe("sending");
  });

  test("a queued send of eleven minutes ago waits until a person confirms it", async () => {
    const id = await create();
    now += 11 * MINUTE_MS;
    const young = await create();
    await holdStale(store, now);
    expect((await find(id))?.progress).toEqual({ state: "queued", hold: "stale" });
    expect((await find(young))?.progress).toEqual({ state: "queued", hold: null });
    expect(await store.transact((tx) => confirmSend(tx, young, "Thandi", now))).toBeNull();
    await store.transact((tx) => confirmSend(tx, id, "Thandi", now));
    await holdStale(store, now);
    expect((await find(id))?.progress).toEqual({ state: "queued", hold: null });
  });

  test("a decision is about one state only", async () => {
    const id = await create();
    expect(await store.transact((tx) => closeSend(tx, id, "Thandi", now))).toBeNull();
    await claim(DEAD);
    expect(await store.transact((tx) => cancelSend(tx, id, "Thandi", now))).toBeNull();
    await recoverDead(store, ME, now);
    expect(await store.transact((tx) => closeSend(tx, id, "Thandi", now))).toMatchObject({
      progress: { state: "closed" },
    });
    expect(await store.transact((tx) => closeSend(tx, id, "Thandi", now))).toBeNull();
  });

  test("one recipient gets one message in six seconds, and others do not wait for it", async () => {
    const recipient = "+12025550199";
    const [first, second, other] = [await create(recipient), await create(recipient), await create()];
    const claimed = async () => {
      const claiming = await claim(ME);
      return claiming.kind === "claimed" ? claiming.claim.send.id : claiming.nextAt;
    };
    expect(await claimed()).toBe(first);
    now += 50;
    expect(await claimed()).toBe(other);
    expect(await claimed()).toBe(now - 50 + 6_000);
    now += 5_950;
    expect(await claimed()).toBe(second);
  });

  test("the server lets twenty a second go, and no more", async () => {
    for (let count = 0; count < 30; count++) await create();
    const start = now;
    let claims = 0;
    while (now < start + 1_000) {
      const claiming = await claim(ME);
      if (claiming.kind === "claimed") claims += 1;
      else now = claiming.nextAt ?? start + 1_000;
    }
    expect(claims).toBe(20);
  });
});
