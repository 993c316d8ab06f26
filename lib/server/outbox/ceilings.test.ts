import { describe, expect, test } from "vitest";
import { MINUTE_MS, owner, toOrder, useSending } from "@/e2e/fixtures/outbox/sending";
import { STORES } from "@/e2e/fixtures/store/store-under-test";
import { safetySchema } from "@/lib/api/safety";

describe.each(STORES)("sending on %s", (kind) => {
  const { clock, makeOutbox, ask, askBatch, change, readSends } = useSending(kind);

  describe("ceilings", () => {
    test("of a day are what an owner set, within what the server's settings say", async () => {
      const outbox = makeOutbox({ isWorking: false, perDay: 5 });
      await change(outbox, { per_day: 2 });
      expect(await askBatch(outbox, [1, 2, 3])).toEqual({ kind: "day is full" });
      await ask(outbox, 1);
      await ask(outbox, 2);
      expect(await ask(outbox, 3)).toEqual({ kind: "day is full" });
      expect(await ask(outbox, 1)).toMatchObject({ kind: "known" });
      const state = safetySchema.parse(await (await change(outbox, { per_day: 3 })).json());
      expect(state).toMatchObject({ per_day: 3, max_per_day: 5, sent_today: 2 });
      expect(await ask(outbox, 3)).toMatchObject({ kind: "created" });
      // The server's limit was lowered since.
      expect(await ask(makeOutbox({ isWorking: false, perDay: 3 }), 4)).toEqual({ kind: "day is full" });
    });

    test("of a person are so many orders a minute: a batch is one, a replay and a refusal none", async () => {
      const outbox = makeOutbox({ isWorking: false, perUserMinute: 2 });
      clock.skippedMs = MINUTE_MS - (Date.now() % MINUTE_MS);
      await ask(outbox, 1);
      await ask(outbox, 1);
      await askBatch(outbox, [2, 3, 4]);
      const refused = await ask(outbox, 5);
      expect(refused).toEqual({ kind: "too many", retryAfterMs: expect.any(Number) });
      expect(await askBatch(outbox, [5, 6], "another")).toMatchObject({ kind: "too many" });
      expect(await askBatch(outbox, [2, 3, 4])).toMatchObject({ kind: "known" });
      expect(await outbox.create(owner, toOrder(5, "other"))).toMatchObject({ kind: "created" });
      expect(await readSends()).toHaveLength(5);
      clock.skippedMs += MINUTE_MS;
      expect(await ask(outbox, 7)).toMatchObject({ kind: "created" });
    });
  });
});
