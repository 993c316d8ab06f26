import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import { prepareQuery, toStorable } from "./prepare-query";
import type { Db } from "./store";

test.each([
  ["plain text", "plain text"],
  ["", ""],
  ["an emoji 👩‍🍳 and مرحبا", "an emoji 👩‍🍳 and مرحبا"],
  ["a\0b", "a\uFFFDb"],
  ["\ud83d", "\uFFFD"],
  ["\udc4d\ud83d\0", "\uFFFD\uFFFD\uFFFD"],
])("%j is kept as %j", (text, kept) => {
  expect(toStorable(text)).toBe(kept);
});

/** The queries of a test, each with how often it was built. */
function prepare() {
  const built = { keep: 0, find: 0 };
  const keep = prepareQuery((db, { name, value }: { name: string; value: string }) => {
    built.keep += 1;
    return db.insertInto("options").values({ name, value });
  });
  const find = prepareQuery((db, { name }: { name: string }) => {
    built.find += 1;
    return db.selectFrom("options").selectAll().where("name", "=", name);
  });
  const setTurn = prepareQuery((db, { name, nextAt }: { name: string; nextAt: number }) =>
    db
      .insertInto("pace")
      .values({ name, next_at: nextAt })
      .onConflict((conflict) =>
        conflict
          .column("name")
          .doUpdateSet({ next_at: nextAt })
          .where((is) => is("pace.next_at", "<", nextAt)),
      )
      .returning(["name", "next_at"]),
  );
  return { built, keep, find, setTurn };
}

describe.each(STORES)("a prepared query on %s", (kind) => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  beforeEach(async () => void (opened = await openTestStore(kind)));
  afterEach(() => opened.destroy());

  test("is built once, and each run has its own values", async () => {
    const { built, keep, find } = prepare();
    const { store } = opened;
    for (const name of ["a", "b", "c"])
      await store.query((db) => keep.all(db, { name, value: `of ${name}` }));
    const found = await Promise.all(
      ["c", "a", "none"].map((name) => store.query((db) => find.first(db, { name }))),
    );
    expect(found).toEqual([{ name: "c", value: "of c" }, { name: "a", value: "of a" }, undefined]);
    expect(built).toEqual({ keep: 1, find: 1 });
  });

  test("takes part in a transaction, and goes with it when it breaks off", async () => {
    const { keep, find } = prepare();
    const { store } = opened;
    await store.query((db) => keep.all(db, { name: "first", value: "" }));
    const broken = store.transact(async (tx) => {
      await keep.all(tx, { name: "lost", value: "" });
      expect(await find.all(tx, { name: "lost" })).toHaveLength(1);
      throw new Error("half way");
    });
    await expect(broken).rejects.toThrow("half way");
    expect(await store.query((db) => find.all(db, { name: "lost" }))).toEqual([]);
  });

  test("keeps every text as a query that is not prepared does", async () => {
    const { keep, find } = prepare();
    const { store } = opened;
    const texts = { "n\0ul": "a\0b", half: "a\ud800b", quoted: "';--\\", plain: "Menü 👩‍🍳 القائمة" };
    for (const [name, value] of Object.entries(texts))
      await store.query((db) => keep.all(db, { name, value }));
    const kept = await Promise.all(
      Object.keys(texts).map((name) => store.query((db) => find.first(db, { name }))),
    );
    expect(kept.map((row) => row?.value)).toEqual(["a\uFFFDb", "a\uFFFDb", texts.quoted, texts.plain]);
    expect(kept[0]?.name).toBe("n\uFFFDul");
  });

  test("gives a bigint as a number, and no row where a condition leaves none", async () => {
    const { setTurn } = prepare();
    const { store } = opened;
    const at = Date.UTC(2286, 10, 20);
    const set = (nextAt: number) => store.query((db) => setTurn.all(db, { name: "server", nextAt }));
    expect(await set(at)).toEqual([{ name: "server", next_at: at }]);
    expect(await set(at)).toEqual([]);
    expect(await set(at + 1)).toEqual([{ name: "server", next_at: at + 1 }]);
  });

  test("writes null where its value is null", async () => {
    const { store } = opened;
    const put = prepareQuery((db, value: { id: string; text: string | null }) =>
      db
        .insertInto("send_events")
        .values({
          send_id: value.id,
          version: 1,
          at: 1,
          from_state: null,
          to_state: "queued",
          why: "",
          who: "",
        })
        .onConflict((conflict) => conflict.columns(["send_id", "version"]).doNothing())
        .returning(() => sql<string | null>`cast(${value.text} as text)`.as("text")),
    );
    const run = (id: string, text: string | null) => store.query((db) => put.first(db, { id, text }));
    expect(await run("1", null)).toEqual({ text: null });
    expect(await run("2", "some")).toEqual({ text: "some" });
  });

  test("serves two stores at once", async () => {
    const { built, keep, find } = prepare();
    const other = await openTestStore("libSQL");
    for (const { store } of [opened, other])
      await store.query((db) => keep.all(db, { name: "a", value: store === other.store ? "other" : "this" }));
    const [here, there] = await Promise.all(
      [opened, other].map(({ store }) => store.query((db) => find.first(db, { name: "a" }))),
    );
    await other.destroy();
    expect([here?.value, there?.value]).toEqual(["this", "other"]);
    expect(built).toEqual({ keep: 2, find: 2 });
  });

  test("says so where a value is reckoned with while it is built, or is missing", async () => {
    const run = (db: Db) =>
      prepareQuery((db, { at }: { at: number }) =>
        db
          .selectFrom("pace")
          .select("name")
          .where("next_at", "<", at + 1),
      ).all(db, { at: 1 });
    await expect(opened.store.query(run)).rejects.toThrow('"at" is a placeholder');
    const { find } = prepare();
    await opened.store.query((db) => find.all(db, { name: "a" }));
    const missing = {} as { name: string };
    await expect(opened.store.query((db) => find.all(db, missing))).rejects.toThrow('without "name"');
  });
});
