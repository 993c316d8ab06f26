import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { startStoreProcess } from "@/e2e/fixtures/store/other-process";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";

/** PostgreSQL notices a dead process once its connection closes. */
const NOTICE = { timeout: 5_000 };

describe.each(STORES)("a process's number on %s", (kind) => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  beforeEach(async () => void (opened = await openTestStore(kind)));
  afterEach(() => opened.destroy());

  test("lives as long as its process, and dies with it by kill -9", async () => {
    const { store, settings } = opened;
    const other = await startStoreProcess(settings);
    const number = Number(await other.ask("announce"));
    expect(number).toBeGreaterThan(0);
    expect(await store.isAlive(number)).toBe(true);
    expect(await store.isAlive(number)).toBe(true);
    await other.kill();
    await vi.waitFor(async () => expect(await store.isAlive(number)).toBe(false), NOTICE);
    expect(await store.isAlive(number)).toBe(false);
  });

  test("dies with a process that ends by itself", async () => {
    const { store, settings } = opened;
    const other = await startStoreProcess(settings);
    const number = Number(await other.ask("announce"));
    await other.end();
    await vi.waitFor(async () => expect(await store.isAlive(number)).toBe(false), NOTICE);
  });

  test("is another for each, and one that nobody has is dead", async () => {
    const { store } = opened;
    const [first, second] = [await store.announce(), await store.announce()];
    expect(first).not.toBe(second);
    expect(await store.isAlive(first)).toBe(true);
    expect(await store.isAlive(second)).toBe(true);
    expect(await store.isAlive(first === 1 ? 2 : 1)).toBe(false);
  });

  test("is found dead by all who ask at the same time", async () => {
    const { store, settings } = opened;
    const other = await startStoreProcess(settings);
    const number = Number(await other.ask("announce"));
    await other.kill();
    await vi.waitFor(async () => expect(await store.isAlive(number)).toBe(false), NOTICE);
    expect(await Promise.all([1, 2, 3].map(() => store.isAlive(number)))).toEqual([false, false, false]);
  });
});
