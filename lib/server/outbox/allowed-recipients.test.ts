import { describe, expect, test } from "vitest";
import { sender, useSending, viewer } from "@/e2e/fixtures/outbox/sending";
import { toNumber } from "@/e2e/fixtures/store/outbox-at-work";
import { STORES } from "@/e2e/fixtures/store/store-under-test";
import { findRecord } from "@/lib/server/outbox/ledger/find-record";
import type { Outbox } from "./outbox";

describe.each(STORES)("sending on %s", (kind) => {
  const { makeOutbox, ask, askBatch, claim, change, readSends } = useSending(kind);

  describe("to listed recipients only", () => {
    const limit = (outbox: Outbox) =>
      change(outbox, { is_limited: true, allowed_recipients: [toNumber(1)], test_recipients: [toNumber(2)] });

    test("takes sends and batches to those, and no other", async () => {
      const outbox = makeOutbox({ isWorking: false });
      await limit(outbox);
      expect(await ask(outbox, 1)).toMatchObject({ kind: "created" });
      expect(await ask(outbox, 2)).toMatchObject({ kind: "created" });
      expect(await ask(outbox, 3)).toEqual({ kind: "not allowed", recipients: [toNumber(3)] });
      expect(await askBatch(outbox, [1, 3, 2, 4])).toEqual({
        kind: "not allowed",
        recipients: [toNumber(3), toNumber(4)],
      });
      expect(await readSends()).toHaveLength(2);
    });

    test("holds what was queued to another before, and lets it go once the number is listed and confirmed", async () => {
      const outbox = makeOutbox({ isWorking: false });
      for (const index of [3, 4, 5, 6, 7, 8, 9, 10, 11, 1]) await ask(outbox, index);
      await limit(outbox);
      expect(await claim()).toMatchObject({ kind: "none" });
      expect(await claim()).toMatchObject({ kind: "claimed", claim: { send: { recipient: toNumber(1) } } });
      const [held] = await readSends();
      expect(held).toMatchObject({ state: "queued", hold: "stale" });
      const id = held?.id ?? "";
      expect((await findRecord(viewer, outbox.store, id))?.detail).toContain("list of allowed recipients");

      await outbox.decide(sender, "confirm", id);
      expect(await claim()).toMatchObject({ kind: "none" });
      await change(outbox, { allowed_recipients: [toNumber(3)] });
      await outbox.decide(sender, "confirm", id);
      expect(await claim()).toMatchObject({ kind: "claimed", claim: { send: { id } } });
    });

    test("switched off again lets nothing old leave by itself", async () => {
      const outbox = makeOutbox({ isWorking: false });
      await ask(outbox, 3);
      await limit(outbox);
      await claim();
      await change(outbox, { is_limited: false });
      expect(await claim()).toEqual({ kind: "none", nextAt: null });
      expect(await ask(outbox, 4)).toMatchObject({ kind: "created" });
    });
  });
});
