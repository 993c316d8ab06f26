import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestStore, STORES } from "@/e2e/store/store-under-test";
import { forgetWindows, takeTurn } from "./take-turn";

const MINUTE_MS = 60_000;
const START = Date.UTC(2026, 10, 27, 12);

describe.each(STORES)("turns on %s", (kind) => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  beforeAll(async () => void (opened = await openTestStore(kind)));
  afterAll(() => opened.destroy());

  const take = (name: string, at: number) =>
    opened.store.query((db) => takeTurn(db, { name, at, max: 2, windowMs: MINUTE_MS }));

  test("are as many as a window holds, and then none until the next begins", async () => {
    expect(await take("a", START)).toEqual({ ok: true });
    expect(await take("a", START + 10)).toEqual({ ok: true });
    expect(await take("a", START + 20)).toEqual({ ok: false, retryAfterMs: MINUTE_MS - 20 });
    expect(await take("b", START + 20)).toEqual({ ok: true });
    expect(await take("a", START + MINUTE_MS)).toEqual({ ok: true });
  });

  test("are not had twice by two who ask at once", async () => {
    const turns = await Promise.all(Array.from({ length: 8 }, () => take("crowd", START)));
    expect(turns.filter(({ ok }) => ok)).toHaveLength(2);
  });

  test("of a clock that was wrong hold nobody back", async () => {
    await take("wrong", START + 1_000 * MINUTE_MS);
    await take("wrong", START + 1_000 * MINUTE_MS);
    expect(await take("wrong", START)).toEqual({ ok: true });
  });

  test("are not lost to a process whose clock is a little behind", async () => {
    await take("behind", START + MINUTE_MS);
    await take("behind", START + MINUTE_MS);
    expect(await take("behind", START + MINUTE_MS - 5)).toMatchObject({ ok: false });
  });

  test("go with a transaction that is undone", async () => {
    const undone = opened.store.transact(async (tx) => {
      await takeTurn(tx, { name: "undone", at: START, max: 1, windowMs: MINUTE_MS });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await take("undone", START)).toEqual({ ok: true });
  });

  test("that are over can be forgotten", async () => {
    await take("old", START);
    await opened.store.query((db) => forgetWindows(db, START + 1));
    const names = await opened.store.query((db) => db.selectFrom("turns").select("name").execute());
    expect(names.map(({ name }) => name)).not.toContain("old");
  });
});
