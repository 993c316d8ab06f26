import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { admitForTest } from "@/e2e/fixtures/store/known-account";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import { SEND_STATES } from "@/lib/api/send-view";
import type { Store } from "@/lib/server/db/store";
import { keepSends } from "../../../../bench/history/keep-sends";
import { DAY_MS, deleteExpired, readRetention, sweepExpired, writeRetention } from "./delete-send";
import { toFirstId } from "./find-sends";

const OWNER = admitForTest("owner");

const NOW = Date.UTC(2026, 10, 25, 1);

describe.each(STORES)("what is kept no longer in %s", (kind) => {
  let store: Store;
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  beforeEach(async () => {
    opened = await openTestStore(kind);
    store = opened.store;
  });
  afterEach(() => opened.destroy());

  const readStates = async () =>
    (await store.query((db) => db.selectFrom("sends").select("state").orderBy("id").execute())).map(
      ({ state }) => state,
    );

  test("goes after 90 days where nobody has said otherwise, and only what has ended", async () => {
    const every = SEND_STATES.map((state) => ({ state }));
    await keepSends(store, NOW - 91 * DAY_MS, every);
    await keepSends(store, NOW - 89 * DAY_MS, [{ state: "accepted", idempotency_key: "young" }]);
    expect(await sweepExpired(store, NOW)).toEqual({ sends: 4, keys: 0 });
    expect(await readStates()).toEqual(["queued", "sending", "unknown", "accepted"]);
    const keys = await store.query((db) => db.selectFrom("spent_keys").selectAll().execute());
    expect(keys.map(({ at }) => at)).toEqual([NOW, NOW, NOW, NOW]);
  });

  test("is counted from when it ended", async () => {
    await keepSends(store, NOW - 91 * DAY_MS, [{ state: "closed", changed_at: NOW - DAY_MS }]);
    expect(await sweepExpired(store, NOW)).toEqual({ sends: 0, keys: 0 });
    expect(await sweepExpired(store, NOW + 90 * DAY_MS)).toEqual({ sends: 1, keys: 0 });
  });

  test("follows the days that are set, and nothing goes where they are none", async () => {
    await keepSends(store, NOW - 8 * DAY_MS, [{ state: "accepted" }, { state: "rejected" }]);
    expect(await readRetention(store)).toEqual({ days: 90 });
    await writeRetention(OWNER, store, { days: null }, NOW);
    expect(await readRetention(store)).toEqual({ days: null });
    expect((await sweepExpired(store, NOW + 10_000 * DAY_MS)).sends).toBe(0);
    await writeRetention(OWNER, store, { days: 7 }, NOW);
    expect(await readRetention(store)).toEqual({ days: 7 });
    expect((await sweepExpired(store, NOW)).sends).toBe(2);
  });

  test("goes piece by piece, past what stays", async () => {
    const states = ["unknown", "accepted", "unknown", "accepted", "accepted", "accepted"] as const;
    await keepSends(
      store,
      NOW - 9 * DAY_MS,
      states.map((state) => ({ state })),
    );
    const deleted: number[] = [];
    for (let after: string | null = ""; after !== null;) {
      const piece = await deleteExpired(store, NOW, 7, { limit: 2, after });
      deleted.push(piece.deleted);
      after = piece.after;
    }
    expect(deleted).toEqual([1, 1, 2, 0]);
    expect(await readStates()).toEqual(["unknown", "unknown"]);
  });

  test("sweeps more than one piece holds", async () => {
    await keepSends(
      store,
      NOW - 100 * DAY_MS,
      Array.from({ length: 1_001 }, () => ({ state: "accepted" as const })),
    );
    expect((await sweepExpired(store, NOW)).sends).toBe(1_001);
  });

  test("is the key of a deleted send after 30 days", async () => {
    const key = (name: string, days: number) => ({
      idempotency_key: name,
      fingerprint: "f",
      at: NOW - days * DAY_MS,
    });
    const old = Array.from({ length: 501 }, (_, at) => key(`old ${at}`, 31));
    await store.query((db) =>
      db
        .insertInto("spent_keys")
        .values([...old, key("young", 29)])
        .execute(),
    );
    expect(await sweepExpired(store, NOW)).toEqual({ sends: 0, keys: 501 });
    const left = await store.query((db) => db.selectFrom("spent_keys").select("idempotency_key").execute());
    expect(left).toEqual([{ idempotency_key: "young" }]);
  });

  test("is a batch without sends, for it names whom the message was not sent to", async () => {
    const batch = (ms: number, name: string) => ({
      ...{ id: toFirstId(ms), idempotency_key: name, fingerprint: "f", author: "Thandi", is_paused: 0 },
      ...{ is_cancelled: 0, total: 1, skipped: '["+27821000001"]', created_at: ms },
    });
    const [old, used, young] = [NOW - 92 * DAY_MS, NOW - 91 * DAY_MS, NOW];
    await store.query((db) =>
      db
        .insertInto("batches")
        .values([batch(old, "old"), batch(used, "used"), batch(young, "young")])
        .execute(),
    );
    await keepSends(store, NOW, [{ state: "unknown", batch_id: toFirstId(used) }]);
    await sweepExpired(store, NOW);
    const left = await store.query((db) =>
      db.selectFrom("batches").select("idempotency_key").orderBy("id").execute(),
    );
    expect(left).toEqual([{ idempotency_key: "used" }, { idempotency_key: "young" }]);
  });
});
