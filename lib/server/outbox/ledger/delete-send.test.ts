import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { keepSends } from "../../../../bench/history/keep-sends";
import { admitForTest } from "@/e2e/fixtures/store/known-account";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import type { Store } from "@/lib/server/db/store";
import { deleteSend } from "./delete-send";

const SENDER = admitForTest("sender");

const NOW = Date.UTC(2026, 10, 25, 1);

describe.each(STORES)("deleting a send in %s", (kind) => {
  let store: Store;
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  beforeEach(async () => {
    opened = await openTestStore(kind);
    store = opened.store;
  });
  afterEach(() => opened.destroy());

  const readAll = (table: "sends" | "send_events" | "contents" | "spent_keys") =>
    store.query((db) => db.selectFrom(table).selectAll().execute());

  test.each(["accepted", "rejected", "cancelled", "closed"] as const)(
    "that is %s takes all of it, and its key stays spent",
    async (state) => {
      const [gone, stays] = await keepSends(store, NOW, [{ state }, { state: "accepted" }]);
      if (!gone || !stays) throw new Error("Nothing was kept.");
      await store.query((db) =>
        db
          .insertInto("contents")
          .values([gone, stays].map(({ id, fingerprint }) => ({ send_id: id, fingerprint, at: NOW })))
          .execute(),
      );
      expect(await deleteSend(SENDER, store, gone.id, NOW)).toEqual({ kind: "deleted" });
      expect((await readAll("sends")).map((row) => "id" in row && row.id)).toEqual([stays.id]);
      expect(await readAll("send_events")).toMatchObject([{ send_id: stays.id }]);
      expect(await readAll("contents")).toMatchObject([{ send_id: stays.id }]);
      expect(await readAll("spent_keys")).toEqual([
        { idempotency_key: gone.idempotency_key, fingerprint: gone.fingerprint, at: NOW },
      ]);
    },
  );

  test.each(["queued", "sending", "unknown"] as const)("that is %s is refused", async (state) => {
    const [row] = await keepSends(store, NOW, [{ state }]);
    expect(await deleteSend(SENDER, store, row?.id ?? "", NOW)).toEqual({ kind: "open", state });
    expect(await readAll("sends")).toHaveLength(1);
    expect(await readAll("send_events")).toHaveLength(1);
    expect(await readAll("spent_keys")).toEqual([]);
  });

  test("leaves the content to the newer send that has it", async () => {
    const [first, second] = await keepSends(store, NOW, [{ state: "accepted" }, { state: "queued" }]);
    const content = { fingerprint: first?.fingerprint ?? "", send_id: second?.id ?? "", at: NOW };
    await store.query((db) => db.insertInto("contents").values(content).execute());
    await deleteSend(SENDER, store, first?.id ?? "", NOW);
    expect(await readAll("contents")).toEqual([content]);
  });

  test("that is gone already is told as missing", async () => {
    const [row] = await keepSends(store, NOW, [{ state: "closed" }]);
    const both = await Promise.all([
      deleteSend(SENDER, store, row?.id ?? "", NOW),
      deleteSend(SENDER, store, row?.id ?? "", NOW),
    ]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(["deleted", "missing"]);
    expect(await readAll("spent_keys")).toHaveLength(1);
  });
});
