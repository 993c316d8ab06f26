import { sql } from "kysely";
import { afterEach, describe, expect, test, vi } from "vitest";
import { askPostgres } from "@/e2e/fixtures/store/ask-postgres";
import { faultOf, keep, keepMany, readNames } from "@/e2e/fixtures/store/faults/kept-options";
import { makeDatabase, openTestStore } from "@/e2e/fixtures/store/store-under-test";
import { startPostgres } from "../../../scripts/postgres.mjs";
import { openStore } from "./server-store";

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function openOwn() {
  const opened = await openTestStore("PostgreSQL");
  ends.push(opened.destroy);
  return opened;
}

describe("a PostgreSQL database", () => {
  /** Makes new connections read-only and closes the open ones, as in a failover. */
  const setReadOnly = async (url: string, isOn: boolean) => {
    const name = new URL(url).pathname.slice(1);
    const server = new URL("/postgres", url).href;
    await askPostgres(
      server,
      `alter database ${name} set default_transaction_read_only = ${isOn ? "on" : "off"}`,
    );
    await askPostgres(
      server,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    );
  };

  test("that may only be read is opened and read, and refuses to write", async () => {
    const { store, environment } = await openOwn();
    await keep(store, "before");
    await setReadOnly(environment.DATABASE_URL, true);
    await vi.waitFor(() =>
      expect(keep(store, "a")).rejects.toMatchObject(faultOf("read-only", "can.t write")),
    );
    await expect(keepMany(store, 2, "")).rejects.toMatchObject({ fault: "read-only" });
    await store.close();
    expect(await readNames(store)).toEqual(["before"]);
    await setReadOnly(environment.DATABASE_URL, false);
    await vi.waitFor(() => keep(store, "after"));
    expect(await readNames(store)).toEqual(["after", "before"]);
  });

  test("that a user has no right to write to says so", async () => {
    const { store, environment } = await openOwn();
    await keep(store, "before");
    const role = `reader_${process.pid}`;
    await askPostgres(
      environment.DATABASE_URL,
      `create role ${role} login; grant select on all tables in schema public to ${role}`,
    );
    const url = new URL(environment.DATABASE_URL);
    url.username = role;
    const reader = openStore({ kind: "postgres", url: url.href });
    expect(await readNames(reader)).toEqual(["before"]);
    await expect(keep(reader, "a")).rejects.toMatchObject({ fault: "read-only" });
    await reader.close();
    await askPostgres(environment.DATABASE_URL, `drop owned by ${role}; drop role ${role}`);
  });

  test("that is stopped in the middle refuses at once, and is back with what was committed when it is started", async () => {
    const postgres = await startPostgres();
    ends.push(postgres.stop);
    const { settings } = await makeDatabase(postgres.url);
    const store = openStore(settings);
    ends.push(() => store.close());
    await keep(store, "before");
    const halting = store.transact(async (tx) => {
      await tx.insertInto("options").values({ name: "half", value: "" }).execute();
      await postgres.halt();
      await tx.insertInto("options").values({ name: "other half", value: "" }).execute();
    });
    await expect(halting).rejects.toMatchObject(faultOf("unavailable", "DATABASE_URL"));
    await expect(keep(store, "while away")).rejects.toMatchObject({ fault: "unavailable" });
    await expect(Promise.all([1, 2, 3].map((n) => keep(store, `away ${n}`)))).rejects.toMatchObject({
      fault: "unavailable",
    });
    await postgres.resume();
    await keep(store, "after");
    expect(await readNames(store)).toEqual(["after", "before"]);
  });

  test.each([
    ["nobody listens", (url: URL) => void (url.port = "1")],
    ["there is no such database", (url: URL) => void (url.pathname = "/no_such_database")],
    ["there is no such user", (url: URL) => void (url.username = "no_such_user")],
    ["the server speaks no TLS", (url: URL) => void url.searchParams.set("sslmode", "require")],
  ])("is unavailable where %s", async (_what, spoil) => {
    const { environment } = await makeDatabase();
    const url = new URL(environment.DATABASE_URL);
    spoil(url);
    const store = openStore({ kind: "postgres", url: url.href });
    await expect(keep(store, "a")).rejects.toMatchObject(faultOf("unavailable", "DATABASE_URL"));
    await store.close();
  });
});

test("two transactions that wait for each other both come through on PostgreSQL", async () => {
  const { store, destroy } = await openTestStore("PostgreSQL");
  const names = ["a", "b"];
  for (const name of names) await keep(store, name);
  let runs = 0;
  let arrived = 0;
  let bothArrived = () => {};
  const meeting = new Promise<void>((resolve) => (bothArrived = resolve));
  const change = (order: string[]) =>
    store.transact(async (tx) => {
      runs += 1;
      const [first = "", second = ""] = order;
      const append = (name: string) =>
        tx
          .updateTable("options")
          .set((column) => ({ value: column("value", "||", sql<string>`${first}::text`) }))
          .where("name", "=", name)
          .execute();
      await append(first);
      arrived += 1;
      if (arrived === 2) bothArrived();
      await meeting;
      await append(second);
    });
  await Promise.all([change(names), change(names.toReversed())]);
  const kept = await store.query((db) => db.selectFrom("options").selectAll().orderBy("name").execute());
  expect(runs).toBe(3);
  expect(kept.map(({ value }) => [...value].sort().join(""))).toEqual(["ab", "ab"]);
  await destroy();
});
