import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import type { Db, Tx } from "./store";

const keep = (db: Db | Tx, name: string, value: string) =>
  db.insertInto("options").values({ name, value }).execute();
const read = async (db: Db | Tx, name: string) =>
  (await db.selectFrom("options").select("value").where("name", "=", name).executeTakeFirst())?.value;

describe.each(STORES)("a store on %s", (kind) => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  beforeEach(async () => void (opened = await openTestStore(kind)));
  afterEach(() => opened.destroy());

  test("keeps what a transaction did, and nothing of one that broke off", async () => {
    const { store } = opened;
    await store.transact((tx) => keep(tx, "kept", "1"));
    const broken = store.transact(async (tx) => {
      await keep(tx, "lost", "1");
      throw new Error("half way");
    });
    await expect(broken).rejects.toThrow("half way");
    expect(await store.query((db) => read(db, "kept"))).toBe("1");
    expect(await store.query((db) => read(db, "lost"))).toBeUndefined();
  });

  test("opens again with what it had, after it was closed", async () => {
    const { store } = opened;
    await store.query((db) => keep(db, "kept", "1"));
    await store.close();
    expect(await store.query((db) => read(db, "kept"))).toBe("1");
  });

  test("gives times, counts and sums as numbers", async () => {
    const { store } = opened;
    const at = Date.UTC(2286, 10, 20);
    await store.query((db) =>
      db
        .insertInto("pace")
        .values([
          { name: "a", next_at: at },
          { name: "b", next_at: at + 1 },
        ])
        .execute(),
    );
    const row = await store.query((db) =>
      db
        .selectFrom("pace")
        .select(({ fn }) => [
          fn.max("next_at").as("max"),
          fn.sum("next_at").as("sum"),
          fn.countAll().as("count"),
        ])
        .executeTakeFirst(),
    );
    expect(row).toEqual({ max: at + 1, sum: 2 * at + 1, count: 2 });
  });

  test("keeps every text, with U+FFFD for what no database keeps", async () => {
    const { store } = opened;
    const texts = { plain: "Menü 👩‍🍳 القائمة", nul: "a\0b", half: "a\ud800b", quoted: "';--\\" };
    for (const [name, text] of Object.entries(texts)) await store.query((db) => keep(db, name, text));
    const kept = await store.query((db) => db.selectFrom("options").selectAll().execute());
    expect(Object.fromEntries(kept.map(({ name, value }) => [name, value]))).toEqual({
      ...texts,
      nul: "a\uFFFDb",
      half: "a\uFFFDb",
    });
    const found = await store.query((db) =>
      db.selectFrom("options").select("name").where("value", "=", "a\0b").execute(),
    );
    expect(found).toEqual(expect.arrayContaining([{ name: "nul" }]));
  });

  test("lets two processes' worth of connections add up without losing one", async () => {
    const { store } = opened;
    await store.query((db) => db.insertInto("day_counts").values({ day: "today", sends: 0 }).execute());
    const add = () =>
      store.transact((tx) =>
        tx
          .updateTable("day_counts")
          .set((column) => ({ sends: column("sends", "+", 1) }))
          .execute(),
      );
    await Promise.all(Array.from({ length: 50 }, add));
    expect(await store.query((db) => db.selectFrom("day_counts").select("sends").execute())).toEqual([
      { sends: 50 },
    ]);
  });

  test("tells a bug from a fault of the store", async () => {
    await expect(
      opened.store.query((db) => sql`select no_such_column from options`.execute(db)),
    ).rejects.toMatchObject({
      message: expect.stringContaining("no_such_column"),
    });
  });
});
