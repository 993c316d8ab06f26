import { describe, expect, test, vi } from "vitest";
import { MINUTE_MS, owner, PATIENCE, sender, useSending, viewer } from "@/e2e/fixtures/outbox/sending";
import { toNumber } from "@/e2e/fixtures/store/outbox-at-work";
import { STORES } from "@/e2e/fixtures/store/store-under-test";
import { problemSchema } from "@/lib/api/problem";
import { safetySchema } from "@/lib/api/safety";
import { findRecord } from "@/lib/server/outbox/ledger/find-record";
import { answerSafety } from "./answer-safety";

describe.each(STORES)("sending on %s", (kind) => {
  const sending = useSending(kind);
  const { received, clock, now, makeOutbox, haveRoundsOf } = sending;
  const { ask, askBatch, claim, stop, readSends, readAudit } = sending;

  describe("that is stopped", () => {
    test("takes no send and no batch, and says who stopped it; known keys answer as before", async () => {
      const outbox = makeOutbox({ isWorking: false });
      await ask(outbox, 1);
      await askBatch(outbox, [2, 3]);
      expect((await stop(outbox, true, sender)).status).toBe(200);
      expect(await ask(outbox, 4)).toMatchObject({ kind: "stopped", by: sender.email });
      expect(await askBatch(outbox, [5], "another")).toMatchObject({ kind: "stopped", by: sender.email });
      expect(await ask(outbox, 1)).toMatchObject({ kind: "known" });
      expect(await askBatch(outbox, [2, 3])).toMatchObject({ kind: "known" });
      expect(await readSends()).toHaveLength(3);
    });

    test("keeps what is queued back in every process, and goes on with it when it is let", async () => {
      const desk = makeOutbox({ isWorking: false });
      await ask(desk, 1);
      await askBatch(desk, [2, 3]);
      await stop(desk, true);
      const workers = [makeOutbox(), makeOutbox()];
      await haveRoundsOf(workers);
      expect(received).toEqual([]);
      expect((await readSends()).map(({ state }) => state)).toEqual(["queued", "queued", "queued"]);
      expect(workers.map(({ worker }) => worker.findFault())).toEqual([null, null]);

      expect((await stop(desk, false)).status).toBe(200);
      await vi.waitFor(() => expect(received).toHaveLength(3), PATIENCE);
      expect(received.toSorted()).toEqual([toNumber(1), toNumber(2), toNumber(3)]);
    });

    test("and goes on after more than ten minutes wants what waited confirmed", async () => {
      const outbox = makeOutbox({ isWorking: false });
      await ask(outbox, 1);
      await stop(outbox, true);
      clock.skippedMs = 11 * MINUTE_MS;
      await stop(outbox, false);
      const [send] = await readSends();
      expect(send).toMatchObject({ state: "queued", hold: "stale" });
      const record = await findRecord(viewer, outbox.store, send?.id ?? "");
      expect(record).toMatchObject({
        detail: expect.stringContaining("stopped"),
        can: ["confirm", "cancel"],
      });
      await ask(outbox, 2);
      expect((await claim()).kind).toBe("claimed");
      expect((await claim()).kind).toBe("none");
    });

    test("is let go on by an owner only, and the first to stop it stays named", async () => {
      const outbox = makeOutbox({ isWorking: false });
      await stop(outbox, true, sender);
      await stop(outbox, true, owner);
      const refused = await stop(outbox, false, sender);
      expect(refused.status).toBe(403);
      expect(problemSchema.parse(await refused.json()).title).toBe("Only an owner can resume sending");
      const state = safetySchema.parse(await (await answerSafety(viewer, outbox, now())).json());
      expect(state).toMatchObject({ is_stopped: true, stopped: { by: sender.email } });
      await stop(outbox, false, owner);
      await stop(outbox, false, owner);
      expect(await readAudit()).toEqual([
        ["sending stopped", sender.email, "", sender.address],
        ["sending resumed", owner.email, expect.stringContaining(sender.email), owner.address],
      ]);
    });
  });

  test("leaves an entry with each order that stands, and none with one that does not", async () => {
    const outbox = makeOutbox({ isWorking: false, perDay: 3 });
    const creation = await ask(outbox, 1);
    const id = "send" in creation ? creation.send.id : "";
    await ask(outbox, 1);
    await askBatch(outbox, [2, 3]);
    await ask(outbox, 4);
    expect(await readAudit()).toEqual([
      ["send asked for", sender.email, `send ${id} to 1202•••••01: audio`, sender.address],
      [
        "batch asked for",
        sender.email,
        expect.stringMatching(/^batch [-\da-f]{36}: 2 sends$/),
        sender.address,
      ],
    ]);
  });
});
