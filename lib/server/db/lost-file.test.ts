import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { afterEach, describe, expect, test } from "vitest";
import { faultOf, keep, readNames } from "@/e2e/fixtures/store/faults/kept-options";
import { openStore } from "./server-store";
import type { Store } from "./store";

const LOST = faultOf("lost", "Restore it.*menuet\\.id");

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "menuet-lost-"));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function openIn(folder: string): Store {
  const store = openStore({ kind: "file", folder });
  ends.push(() => store.close());
  return store;
}

/** A used and closed store's folder. `file`: its database, with all data in it. */
async function makeUsed(name = "before") {
  const folder = makeFolder();
  const store = openIn(folder);
  await keep(store, name);
  await store.query((db) => sql`pragma wal_checkpoint(truncate)`.execute(db));
  await store.close();
  return { folder, file: path.join(folder, "menuet.db"), marker: path.join(folder, "menuet.id") };
}

describe("a store's file that was used before", () => {
  test("is opened again, and a copy of it that was put back too", async () => {
    const { folder, file } = await makeUsed();
    cpSync(file, `${file}.backup`);
    const again = openIn(folder);
    await keep(again, "later");
    await again.close();
    for (const rest of ["", "-wal", "-shm"]) rmSync(`${file}${rest}`, { force: true });
    renameSync(`${file}.backup`, file);
    expect(await readNames(openIn(folder))).toEqual(["before"]);
  });

  test("is opened where it was moved to without the number beside it", async () => {
    const { file } = await makeUsed();
    const folder = makeFolder();
    cpSync(file, path.join(folder, "menuet.db"));
    expect(await readNames(openIn(folder))).toEqual(["before"]);
    expect(existsSync(path.join(folder, "menuet.id"))).toBe(true);
  });

  test.each([
    ["deleted", (file: string) => rmSync(file)],
    ["emptied", (file: string) => truncateSync(file, 0)],
  ])("is not made anew after it was %s, until somebody says so", async (_how, spoil) => {
    const { folder, file, marker } = await makeUsed();
    spoil(file);
    for (const store of [openIn(folder), openIn(folder)]) {
      await expect(keep(store, "a")).rejects.toMatchObject(LOST);
      await expect(readNames(store)).rejects.toMatchObject(LOST);
    }
    expect(existsSync(file) ? readFileSync(file).length : 0).toBe(0);
    rmSync(marker);
    // A restart would end old connections; here they linger in this process.
    for (const rest of ["", "-wal", "-shm"]) rmSync(`${file}${rest}`, { force: true });
    await keep(openIn(folder), "a");
  });

  test("is missed where another database stands in its place, until somebody says that it is the right one", async () => {
    const { folder, file, marker } = await makeUsed();
    const other = await makeUsed("other");
    cpSync(other.file, file);
    await expect(readNames(openIn(folder))).rejects.toMatchObject(LOST);
    rmSync(marker);
    expect(await readNames(openIn(folder))).toEqual(["other"]);
  });

  test("is missed where a database without a single table stands in its place", async () => {
    const { folder, file } = await makeUsed();
    const { default: Database } = await import("libsql");
    rmSync(file);
    const empty = new Database(file);
    empty.exec("create table a (b text); drop table a");
    empty.close();
    await expect(readNames(openIn(folder))).rejects.toMatchObject(LOST);
  });

  test("with a number that cannot be read is its own", async () => {
    const { folder, marker } = await makeUsed();
    const number = readFileSync(marker, "utf8");
    writeFileSync(marker, "");
    expect(await readNames(openIn(folder))).toEqual(["before"]);
    expect(readFileSync(marker, "utf8")).toBe(number);
  });
});

describe("a store's file that is open", () => {
  test.each([
    ["emptied", (file: string) => truncateSync(file, 0)],
    ["deleted", (file: string) => rmSync(file)],
    ["replaced", (file: string) => (cpSync(file, `${file}.new`), renameSync(`${file}.new`, file))],
  ])("and is %s refuses at once to read and to write", async (_how, spoil) => {
    const { folder, file } = await makeUsed();
    const store = openIn(folder);
    await keep(store, "now");
    spoil(file);
    await expect(keep(store, "a")).rejects.toMatchObject(LOST);
    await expect(readNames(store)).rejects.toMatchObject(LOST);
    await expect(store.transact(async () => undefined)).rejects.toMatchObject(LOST);
  });

  test("is used on once it is in its place again", async () => {
    const { folder, file } = await makeUsed();
    const store = openIn(folder);
    await keep(store, "now");
    renameSync(file, `${file}.away`);
    await expect(keep(store, "a")).rejects.toMatchObject(LOST);
    renameSync(`${file}.away`, file);
    expect(await readNames(store)).toEqual(["before", "now"]);
  });
});
