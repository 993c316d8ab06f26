import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startStoreProcess } from "@/e2e/fixtures/store/other-process";
import { makePlace, type Place, STORES } from "@/e2e/fixtures/store/store-under-test";
import { MIGRATIONS } from "./migrate";
import { openStore } from "./server-store";
import type { Store } from "./store";

const PROCESSES = 4;

/** A store's completed migrations, read from Kysely's own table. */
const readDone = (store: Store) =>
  store.query(async (db) => {
    const migrations = db.withTables<{ kysely_migration: { name: string; timestamp: string } }>();
    return (await migrations.selectFrom("kysely_migration").select("name").orderBy("name").execute()).map(
      ({ name }) => name,
    );
  });

describe.each(STORES)("the tables on %s", (kind) => {
  let place: Place;
  const stores: Store[] = [];
  const open = () => {
    const store = openStore(place.settings);
    stores.push(store);
    return store;
  };
  beforeEach(async () => void (place = await makePlace(kind)));
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
    await place.destroy();
  });

  test("are made in an empty place, and are all there", async () => {
    const store = open();
    const tables = await store.query((db) => db.introspection.getTables());
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        "audit_entries",
        "listed_recipients",
        "sending_rules",
        "turns",
        "batches",
        "contents",
        "day_counts",
        "options",
        "pace",
        "send_events",
        "sends",
        "spent_keys",
        "workers",
      ]),
    );
    expect(await readDone(store)).toEqual(Object.keys(MIGRATIONS));
  });

  test("are left as they are by the next start", async () => {
    await open().query((db) => db.insertInto("options").values({ name: "kept", value: "1" }).execute());
    const again = open();
    expect(await again.query((db) => db.selectFrom("options").selectAll().execute())).toEqual([
      { name: "kept", value: "1" },
    ]);
    expect(await readDone(again)).toEqual(Object.keys(MIGRATIONS));
  });

  test("are made once when several processes start at the same time", async () => {
    const processes = await Promise.all(
      Array.from({ length: PROCESSES }, () => startStoreProcess(place.settings)),
    );
    const answers = await Promise.all(processes.map((one) => one.ask("count")));
    expect(answers).toEqual(processes.map(() => ({ count: 0 })));
    expect(await readDone(open())).toEqual(Object.keys(MIGRATIONS));
    await Promise.all(processes.map((one) => one.end()));
    // Each one starts a Node process, which is slow on few cores.
  }, 60_000);

  test("of a later version are refused in words, and not touched", async () => {
    const later = open();
    await later.query((db) =>
      db
        .withTables<{ kysely_migration: { name: string; timestamp: string } }>()
        .insertInto("kysely_migration")
        .values({ name: "9999-later", timestamp: "2030-01-01T00:00:00.000Z" })
        .execute(),
    );
    await expect(open().query((db) => db.selectFrom("sends").selectAll().execute())).rejects.toMatchObject({
      fault: "newer",
      message: expect.stringContaining("newer version"),
    });
    expect(await readDone(later)).toEqual([...Object.keys(MIGRATIONS), "9999-later"]);
  });
});
