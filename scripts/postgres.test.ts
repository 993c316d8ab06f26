import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { askPostgres } from "@/e2e/store/ask-postgres";
import { startPostgres } from "./postgres.mjs";
import { findInstalled } from "./postgres/binaries.mjs";

let folder = "";
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), "menuet-binaries-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(place: string, names: string[]): string {
  const home = path.join(folder, place);
  mkdirSync(home, { recursive: true });
  for (const name of names) writeFileSync(path.join(home, name), "");
  return home;
}

describe("an installed PostgreSQL", () => {
  test("is found on the path, where its server lies beside initdb", () => {
    const half = put("half", ["initdb"]);
    const whole = put("whole", ["initdb", "postgres"]);
    const nowhere = path.join(folder, "nowhere");
    expect(findInstalled([half, nowhere, whole].join(path.delimiter), nowhere)).toBe(whole);
  });

  test("is found where Debian puts it, the newest version", () => {
    for (const version of ["9", "15", "17"]) put(`debian/${version}/bin`, ["initdb", "postgres"]);
    put("debian/18/bin", ["psql"]);
    expect(findInstalled("", path.join(folder, "debian"))).toBe(path.join(folder, "debian/17/bin"));
  });

  test("is not found where there is none, nor in a folder that the path names from here", () => {
    put("whole", ["initdb", "postgres"]);
    expect(findInstalled("whole", path.join(folder, "debian"))).toBeUndefined();
  });
});

test("the tests' PostgreSQL is durable, comes back from a crash with what it had, and leaves nothing behind", async () => {
  const postgres = await startPostgres();
  const read = async (name: string) => (await askPostgres(postgres.url, `show ${name}`))[0]?.[name];
  expect(await read("fsync")).toBe("on");
  expect(await read("listen_addresses")).toBe("127.0.0.1");
  const data = String(await read("data_directory"));
  await askPostgres(postgres.url, "create table kept as select 7 as number");
  await postgres.halt();
  await expect(askPostgres(postgres.url, "select 1")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  await postgres.resume();
  expect(await askPostgres(postgres.url, "select number from kept")).toEqual([{ number: 7 }]);
  await postgres.stop();
  expect(existsSync(path.dirname(data))).toBe(false);
});
