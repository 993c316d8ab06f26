import { describe, expect, test, vi } from "vitest";
import { startStoreProcess } from "@/e2e/fixtures/store/other-process";
import { askPostgres } from "@/e2e/fixtures/store/ask-postgres";
import { makeDatabase, openTestStore } from "@/e2e/fixtures/store/store-under-test";
import { startPostgres } from "../../../scripts/postgres.mjs";
import { openStore } from "./server-store";

/** PostgreSQL notices a dead process once its connection closes. */
const NOTICE = { timeout: 5_000 };

describe("on PostgreSQL, a process that lives", () => {
  const holder = (number: number) =>
    `select pid from pg_locks where locktype = 'advisory' and objid = ${number} and granted`;

  test("is never taken for dead while its connection is made anew", async () => {
    const { store, settings, environment, destroy } = await openTestStore("PostgreSQL");
    const other = await startStoreProcess(settings);
    const number = Number(await other.ask("announce"));
    const ask = (question: string) => askPostgres(environment.DATABASE_URL, question);
    const [before] = await ask(holder(number));
    await ask(`select pg_terminate_backend(${before?.pid})`);
    expect(await store.isAlive(number)).toBe(true);
    await vi.waitFor(async () => {
      const [after] = await ask(holder(number));
      expect(after?.pid).toEqual(expect.any(Number));
      expect(after?.pid).not.toBe(before?.pid);
    }, NOTICE);
    await other.kill();
    await vi.waitFor(async () => expect(await store.isAlive(number)).toBe(false), NOTICE);
    await destroy();
  });

  test("is never taken for dead when the database comes back from a crash", async () => {
    const postgres = await startPostgres();
    const { settings } = await makeDatabase(postgres.url);
    const store = openStore(settings);
    const other = await startStoreProcess(settings);
    const number = Number(await other.ask("announce"));
    expect(await store.isAlive(number)).toBe(true);
    await postgres.halt();
    await expect(store.isAlive(number)).rejects.toMatchObject({ fault: "unavailable" });
    await postgres.resume();
    expect(await store.isAlive(number)).toBe(true);
    await other.end();
    await store.close();
    await postgres.stop();
  }, 60_000);
});
