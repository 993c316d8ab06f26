import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { admitForTest } from "@/e2e/store/known-account";
import { openTestStore, STORES } from "@/e2e/store/store-under-test";
import type { Outcome } from "@/lib/flowiq/client";
import { problemSchema } from "@/lib/http/contract/problem";
import type { Payload } from "@/lib/message/payload";
import { safetySchema } from "@/lib/outbox/contract/safety";
import { findRecord } from "@/lib/outbox/history/find-record";
import { claimNext } from "@/lib/outbox/ledger/claim-send";
import { Outbox } from "@/lib/outbox/outbox";
import type { SendOrder } from "@/lib/outbox/send";
import { answerNewSafety, answerSafety, answerStop } from "./http/answer-safety";

const LONG_MS = 10_000;
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const PATIENCE = { timeout: 5_000, interval: 10 };
const YES: Outcome = {
  ...{ kind: "answered", status: 200, retryAfter: null },
  body: JSON.stringify({ success: true, data: { message_id: "wamid.x" } }),
};

const owner = admitForTest("owner");
const sender = admitForTest("sender");
const viewer = admitForTest("viewer");

const toNumber = (index: number) => `+1202555${1_000 + index}`;
const toPayload = (index: number): Payload => ({
  phone_number: toNumber(index),
  message_type: "audio",
  media_url: "https://example.com/message.mp3",
});

describe.each(STORES)("sending on %s", (kind) => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  let received: string[];
  let running: Outbox[];
  let skippedMs: number;
  const now = () => Date.now() + skippedMs;

  beforeEach(async () => {
    opened = await openTestStore(kind);
    received = [];
    running = [];
    skippedMs = 0;
  });
  afterEach(async () => {
    await Promise.all(running.map(({ worker }) => worker.stop(LONG_MS)));
    await opened.destroy();
  });

  function makeOutbox({ isWorking = true, perDay = 100, perUserMinute = 1_000 } = {}): Outbox {
    const outbox = new Outbox({
      store: opened.store,
      sendOnce: async ({ phone_number }) => {
        received.push(phone_number);
        return YES;
      },
      ...{ now, sleep: async () => undefined, random: () => 0, report: () => undefined },
      reportBug: (during, bug) => {
        throw new Error(during, { cause: bug });
      },
      ...{ pace: { perSecond: 1_000, recipientIntervalMs: 0 }, perDay, perUserMinute },
    });
    if (isWorking) {
      outbox.worker.start();
      running.push(outbox);
    }
    return outbox;
  }

  const toOrder = (index: number, key: string): SendOrder => ({
    ...{ idempotencyKey: key, resendOf: null },
    message: { kind: "audio", recipient: toNumber(index), audioUrl: `https://example.com/${key}.mp3` },
  });
  const ask = (outbox: Outbox, index: number) => outbox.create(sender, toOrder(index, `key${index}`));
  const claim = () =>
    claimNext(opened.store, { worker: 7, pace: { perSecond: 1_000, recipientIntervalMs: 0 } }, now);

  /** Each has looked for something to send at least once: it says that it is there before it looks. */
  async function haveRoundsOf(outboxes: Outbox[]): Promise<void> {
    for (let round = 1; round <= 2; round++) {
      skippedMs += 5 * SECOND_MS;
      const since = now();
      const seen = () =>
        opened.store.query((db) =>
          db.selectFrom("workers").select("id").where("seen_at", ">=", since).execute(),
        );
      await vi.waitFor(async () => {
        outboxes.forEach(({ worker }) => worker.wake());
        expect(await seen()).toHaveLength(outboxes.length);
      }, PATIENCE);
    }
  }

  const askBatch = (outbox: Outbox, indexes: number[], idempotencyKey = "a batch") =>
    outbox.createBatch(sender, {
      idempotencyKey,
      payloads: indexes.map(toPayload),
      repeat: false,
    });
  const put = (body: unknown) =>
    new Request("http://localhost/api/sending", {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  const stop = (outbox: Outbox, isStopped: boolean, actor = owner) =>
    answerStop(put({ is_stopped: isStopped }), actor, outbox, now());
  const change = (outbox: Outbox, body: unknown) => answerNewSafety(put(body), owner, outbox, now());
  const readSends = () =>
    opened.store.query((db) =>
      db.selectFrom("sends").select(["id", "state", "hold"]).orderBy("id").execute(),
    );
  const readAudit = async () => {
    const rows = await opened.store.query((db) =>
      db.selectFrom("audit_entries").selectAll().orderBy("id").execute(),
    );
    return rows.map(({ event, who, what, address }) => [event, who, what, address]);
  };

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
      skippedMs = 11 * MINUTE_MS;
      await stop(outbox, false);
      const [send] = await readSends();
      expect(send).toMatchObject({ state: "queued", hold: "stale" });
      const record = await findRecord(viewer, opened.store, send?.id ?? "");
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
      expect(problemSchema.parse(await refused.json()).title).toBe("Only an owner lets sending go on");
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
      expect((await findRecord(viewer, opened.store, id))?.detail).toContain("Only listed recipients");

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
      // The server's settings were lowered since.
      expect(await ask(makeOutbox({ isWorking: false, perDay: 3 }), 4)).toEqual({ kind: "day is full" });
    });

    test("of a person are so many orders a minute: a batch is one, a replay and a refusal none", async () => {
      const outbox = makeOutbox({ isWorking: false, perUserMinute: 2 });
      skippedMs = MINUTE_MS - (Date.now() % MINUTE_MS);
      await ask(outbox, 1);
      await ask(outbox, 1);
      await askBatch(outbox, [2, 3, 4]);
      const refused = await ask(outbox, 5);
      expect(refused).toEqual({ kind: "too many", retryAfterMs: expect.any(Number) });
      expect(await askBatch(outbox, [5, 6], "another")).toMatchObject({ kind: "too many" });
      expect(await askBatch(outbox, [2, 3, 4])).toMatchObject({ kind: "known" });
      expect(await outbox.create(owner, toOrder(5, "other"))).toMatchObject({ kind: "created" });
      expect(await readSends()).toHaveLength(5);
      skippedMs += MINUTE_MS;
      expect(await ask(outbox, 7)).toMatchObject({ kind: "created" });
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
