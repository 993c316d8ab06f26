import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import { checkLimit, deleteExpiredLimits, consumeLimit } from "./rate-limit";

const WINDOW = { max: 3, windowMs: 60_000 };

describe.each(STORES)("turns on %s", (kind) => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  beforeAll(async () => void (opened = await openTestStore(kind)));
  afterAll(() => opened.destroy());
  const take = (name: string, at: number) =>
    opened.store.query((db) => consumeLimit(db, { name, at, ...WINDOW }));
  const check = (name: string, at: number) =>
    opened.store.query((db) => checkLimit(db, { name, at, ...WINDOW }));

  test("are had until there are none, and anew once the window has ended", async () => {
    const taken = [await take("a", 0), await take("a", 10), await take("a", 20), await take("a", 59_000)];
    expect(taken.map(({ ok }) => ok)).toEqual([true, true, true, false]);
    expect(taken[3]).toEqual({ ok: false, retryAfterMs: 1_000 });
    expect(await take("a", 60_000)).toEqual({ ok: true });
  });

  test("of one name are not those of another", async () => {
    for (let at = 0; at < 4; at++) await take("b", at);
    expect(await take("c", 4)).toEqual({ ok: true });
  });

  test("are looked at without being taken", async () => {
    for (let at = 0; at < 3; at++) {
      expect(await check("d", at)).toEqual({ ok: true });
      await take("d", at);
    }
    expect(await check("d", 10)).toEqual({ ok: false, retryAfterMs: 59_990 });
    expect(await check("d", 60_000)).toEqual({ ok: true });
  });

  test("asked for all at once are no more than there are", async () => {
    const taken = await Promise.all(Array.from({ length: 30 }, () => take("e", 5)));
    expect(taken.filter(({ ok }) => ok)).toHaveLength(3);
  });

  test("whose window has ended are forgotten, and no others", async () => {
    await take("old", 100_000);
    await take("young", 200_000);
    await opened.store.query((db) => deleteExpiredLimits(db, 160_000));
    const rows = await opened.store.query((db) => db.selectFrom("turns").select("name").execute());
    expect(rows).toEqual([{ name: "young" }]);
  });
});
