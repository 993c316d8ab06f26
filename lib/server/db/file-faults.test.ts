import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { afterEach, describe, expect, test } from "vitest";
import { faultOf, keep, keepMany, readNames } from "@/e2e/fixtures/store/faults/kept-options";
import { openTestStore } from "@/e2e/fixtures/store/store-under-test";
import { openStore } from "./server-store";
import type { Store } from "./store";

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

/** A closed store's file, with all data in it and none left in the WAL. */
async function fillAndClose(folder: string): Promise<{ store: Store; file: string }> {
  const store = openIn(folder);
  await keepMany(store, 200, "x".repeat(2_000));
  await store.query((db) => sql`pragma wal_checkpoint(truncate)`.execute(db));
  await store.close();
  return { store, file: path.join(folder, "menuet.db") };
}

async function openOwn() {
  const opened = await openTestStore("libSQL");
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
    const { store } = await openOwn();
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
    const { store } = await openOwn();
    await keep(store, "before");
    await store.query((db) => sql`pragma query_only = on`.execute(db));
    await expect(keep(store, "a")).rejects.toMatchObject(faultOf("read-only", "can.t write"));
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
