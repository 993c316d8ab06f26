import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { afterEach, describe, expect, test, vi } from "vitest";
import { askPostgres } from "@/e2e/store/ask-postgres";
import { makeDatabase, openTestStore } from "@/e2e/store/store-under-test";
import { startPostgres } from "@/scripts/postgres.mjs";
import { openStore } from "./open-store";
import type { Store } from "./store";

const keep = (store: Store, name: string, value = "") =>
  store.query((db) => db.insertInto("options").values({ name, value }).execute());
const keepMany = (store: Store, count: number, value: string) =>
  store.transact(async (tx) => {
    for (let n = 0; n < count; n++)
      await tx
        .insertInto("options")
        .values({ name: `many ${n}`, value })
        .execute();
  });
const readNames = async (store: Store) =>
  (await store.query((db) => db.selectFrom("options").select("name").orderBy("name").execute())).map(
    ({ name }) => name,
  );

/** A fault as a caller meets it: a kind, and words for a person without a path or an address. */
const faultOf = (fault: string, words: string) => ({
  name: "StoreError",
  fault,
  message: expect.stringMatching(new RegExp(`^(?!.*(?:/tmp|127\\.0\\.0\\.1)).*${words}`)),
});

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "menuet-faults-"));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function openIn(folder: string): Store {
  const store = openStore({ kind: "file", folder });
  ends.push(() => store.close());
  return store;
}

/** A closed store's file, with all that it holds in it and nothing in the log beside it. */
async function fillAndClose(folder: string): Promise<{ store: Store; file: string }> {
  const store = openIn(folder);
  await keepMany(store, 200, "x".repeat(2_000));
  await store.query((db) => sql`pragma wal_checkpoint(truncate)`.execute(db));
  await store.close();
  return { store, file: path.join(folder, "menuet.db") };
}

async function openKind(kind: "libSQL" | "PostgreSQL") {
  const opened = await openTestStore(kind);
  ends.push(opened.destroy);
  return opened;
}

describe("a libSQL file", () => {
  test("that is no database is told as damaged, and stays as it was", async () => {
    const folder = makeFolder();
    const file = path.join(folder, "menuet.db");
    const bytes = randomBytes(8_192);
    writeFileSync(file, bytes);
    const store = openIn(folder);
    await expect(keep(store, "a")).rejects.toMatchObject(faultOf("corrupt", "damaged"));
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test("whose pages are torn is told as damaged", async () => {
    const { store, file } = await fillAndClose(makeFolder());
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 4_096);
    writeFileSync(file, bytes);
    await expect(readNames(store)).rejects.toMatchObject(faultOf("corrupt", "damaged"));
  });

  test("that lost its end is told as damaged", async () => {
    const { store, file } = await fillAndClose(makeFolder());
    truncateSync(file, 6 * 4_096);
    await expect(readNames(store)).rejects.toMatchObject(faultOf("corrupt", "damaged"));
  });

  test("that is put back is used again without a restart", async () => {
    const folder = makeFolder();
    const file = path.join(folder, "menuet.db");
    writeFileSync(file, "not a database, and long enough to be looked at ".repeat(100));
    const store = openIn(folder);
    await expect(keep(store, "a")).rejects.toMatchObject({ fault: "corrupt" });
    rmSync(file);
    await keep(store, "a");
    expect(await readNames(store)).toEqual(["a"]);
  });

  test("on a full disk refuses what does not fit whole, keeps the rest, and goes on when there is room", async () => {
    const { store } = await openKind("libSQL");
    await keep(store, "before");
    await store.query((db) => sql`pragma max_page_count = 1`.execute(db));
    await expect(keepMany(store, 300, "x".repeat(10_000))).rejects.toMatchObject(faultOf("full", "disk"));
    await expect(keep(store, "long", "x".repeat(3_000_000))).rejects.toMatchObject({ fault: "full" });
    expect(await readNames(store)).toEqual(["before"]);
    await store.query((db) => sql`pragma max_page_count = 1000000`.execute(db));
    await keep(store, "after");
    expect(await readNames(store)).toEqual(["after", "before"]);
  });

  test("that may only be read is read, and refuses to write", async () => {
    const { store } = await openKind("libSQL");
    await keep(store, "before");
    await store.query((db) => sql`pragma query_only = on`.execute(db));
    await expect(keep(store, "a")).rejects.toMatchObject(faultOf("read-only", "may not write"));
    await expect(keepMany(store, 2, "")).rejects.toMatchObject({ fault: "read-only" });
    expect(await readNames(store)).toEqual(["before"]);
    await store.query((db) => sql`pragma query_only = off`.execute(db));
    await keep(store, "after");
  });

  test("in a place that is no folder is told, and works once it is one", async () => {
    const place = path.join(makeFolder(), "data");
    writeFileSync(place, "");
    const store = openIn(place);
    await expect(keep(store, "a")).rejects.toMatchObject(faultOf("unavailable", "MENUET_DATA_DIR"));
    rmSync(place);
    mkdirSync(place);
    await keep(store, "a");
  });
});

describe("a PostgreSQL database", () => {
  /** Every later connection may only read; those that stand are closed, as at a failover. */
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
    const { store, environment } = await openKind("PostgreSQL");
    await keep(store, "before");
    await setReadOnly(environment.DATABASE_URL, true);
    await vi.waitFor(() =>
      expect(keep(store, "a")).rejects.toMatchObject(faultOf("read-only", "may not write")),
    );
    await expect(keepMany(store, 2, "")).rejects.toMatchObject({ fault: "read-only" });
    await store.close();
    expect(await readNames(store)).toEqual(["before"]);
    await setReadOnly(environment.DATABASE_URL, false);
    await vi.waitFor(() => keep(store, "after"));
    expect(await readNames(store)).toEqual(["after", "before"]);
  });

  test("that a user has no right to write to says so", async () => {
    const { store, environment } = await openKind("PostgreSQL");
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
