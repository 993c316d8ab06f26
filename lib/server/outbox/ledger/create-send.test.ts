import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import type { Payload } from "@/lib/message/payload";
import type { Settled } from "@/lib/server/outbox/send";
import { makeId } from "@/lib/server/db/make-id";
import type { Store } from "@/lib/server/db/store";
import { claimNext } from "./claim-send";
import { type Creation, createSend } from "./create-send";
import { cancelSend, settleSend } from "./settle-send";
import { findSend } from "./read-send";

const MINUTE_MS = 60_000;
const WORKER = 7;
const PACE = { perSecond: 1_000, recipientIntervalMs: 0 };
const ACCEPTED: Settled = { state: "accepted", messageId: "wamid.x", recipient: "1", messageType: "audio" };
const REJECTED: Settled = { state: "rejected", reason: "refused", detail: "no" };
const UNKNOWN: Settled = { state: "unknown", detail: "silence" };

const toPayload = (content: string, replyTo?: string): Payload => ({
  phone_number: "+12025551234",
  message_type: "audio",
  media_url: `https://example.com/${content}.mp3`,
  ...(replyTo && { context_message_id: replyTo }),
});
const idOf = (creation: Creation): string => ("send" in creation ? creation.send.id : creation.kind);

describe.each(STORES)("an order on %s", (kind) => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  let store: Store;
  let now: number;
  beforeAll(async () => {
    opened = await openTestStore(kind);
    store = opened.store;
  });
  afterAll(() => opened.destroy());
  // Each test runs a day later, so nothing from the previous one counts as recent.
  let day = 0;
  beforeEach(() => void (now = Date.UTC(2026, 0, 1 + day++)));

  const create = (key: string, content: string, { resendOf = null, perDay = 100, replyTo }: Options = {}) =>
    createSend(
      store,
      makeId(now),
      {
        idempotencyKey: `${day} ${key}`,
        payload: toPayload(`${day}-${content}`, replyTo),
        resendOf,
        author: "Thandi",
        address: "192.0.2.1",
        batchId: null,
      },
      { now: () => now, claimer: null, perDay, perUserMinute: 1_000 },
    );
  type Options = { resendOf?: string | null; perDay?: number; replyTo?: string };

  async function end(id: string, settled: Settled): Promise<void> {
    const claiming = await claimNext(store, { worker: WORKER, pace: PACE }, () => now);
    expect(claiming).toMatchObject({ kind: "claimed", claim: { send: { id } } });
    await settleSend(store, { id, worker: WORKER, tries: 1 }, settled, now);
  }
  const stateOf = async (id: string) =>
    (await store.query((db) => findSend(db, "id", id)))?.progress.state ?? null;

  test("with a new key and new content is a queued send, on record with who asked", async () => {
    const creation = await create("k", "f");
    expect(creation).toMatchObject({ kind: "created", send: { progress: { state: "queued" } } });
    const events = await store.query((db) =>
      db.selectFrom("send_events").selectAll().where("send_id", "=", idOf(creation)).execute(),
    );
    expect(events).toMatchObject([{ at: now, from_state: null, to_state: "queued", who: "Thandi" }]);
    await end(idOf(creation), ACCEPTED);
  });

  test("with the same key and content is the first send, in any state", async () => {
    const id = idOf(await create("k", "f"));
    await end(id, REJECTED);
    expect(await create("k", "f")).toMatchObject({ kind: "known", send: { id, progress: REJECTED } });
  });

  test("with the same key and other content is refused", async () => {
    await end(idOf(await create("k", "f")), ACCEPTED);
    expect(await create("k", "g")).toEqual({ kind: "other content" });
  });

  test("with the same content under another key is a repetition for ten minutes", async () => {
    const id = idOf(await create("k", "f"));
    await end(id, ACCEPTED);
    now += 10 * MINUTE_MS - 1;
    expect(await create("l", "f")).toMatchObject({ kind: "repeated", send: { id } });
    now += 1;
    const late = await create("m", "f");
    expect(late.kind).toBe("created");
    await end(idOf(late), ACCEPTED);
  });

  test("may repeat what was rejected", async () => {
    await end(idOf(await create("k", "f")), REJECTED);
    const again = await create("l", "f");
    expect(again.kind).toBe("created");
    await end(idOf(again), ACCEPTED);
  });

  test("may repeat what was cancelled", async () => {
    const id = idOf(await create("k", "f"));
    expect(await store.transact((tx) => cancelSend(tx, id, "Thandi", now))).toMatchObject({
      progress: { state: "cancelled" },
    });
    const again = await create("l", "f");
    expect(again.kind).toBe("created");
    await end(idOf(again), ACCEPTED);
  });

  test("that names the earlier send goes through, once", async () => {
    const first = idOf(await create("k", "f"));
    await end(first, ACCEPTED);
    const second = await create("l", "f", { resendOf: first });
    expect(second.kind).toBe("created");
    await end(idOf(second), ACCEPTED);
    expect(await create("m", "f", { resendOf: first })).toMatchObject({
      kind: "repeated",
      send: { id: idOf(second) },
    });
  });

  test("that was rejected does not hide the accepted send that it repeats", async () => {
    const first = idOf(await create("k", "f"));
    await end(first, ACCEPTED);
    await end(idOf(await create("l", "f", { resendOf: first })), REJECTED);
    expect(await create("m", "f")).toMatchObject({ kind: "repeated", send: { id: first } });
  });

  test("that was rejected gives the content back to what it repeats, whatever each replies to", async () => {
    const first = idOf(await create("k", "f", { replyTo: "wamid.a" }));
    await end(first, ACCEPTED);
    await end(idOf(await create("l", "f", { resendOf: first, replyTo: "wamid.b" })), REJECTED);
    expect(await create("m", "f")).toMatchObject({ kind: "repeated", send: { id: first } });
  });

  test("for the same content under two keys and replies at once is one send and one repetition", async () => {
    const creations = await Promise.all([
      create("k", "f", { replyTo: "wamid.a" }),
      create("l", "f", { replyTo: "wamid.b" }),
    ]);
    expect(creations.map((creation) => creation.kind).toSorted()).toEqual(["created", "repeated"]);
    await end(idOf(creations[0] ?? { kind: "deleted" }), ACCEPTED);
  });

  test("that repeats an unknown send closes it, and each names the other", async () => {
    const first = idOf(await create("k", "f"));
    await end(first, UNKNOWN);
    const second = await create("l", "f", { resendOf: first });
    expect(await stateOf(first)).toBe("closed");
    expect((await store.query((db) => findSend(db, "id", first)))?.why).toContain(idOf(second));
    expect("send" in second && second.send.why).toContain(first);
    await end(idOf(second), ACCEPTED);
  });

  test("beyond the day's ceiling is refused, and leaves nothing behind", async () => {
    const first = idOf(await create("k", "f", { perDay: 1 }));
    await end(first, ACCEPTED);
    expect(await create("l", "g", { perDay: 1 })).toEqual({ kind: "day is full" });
    expect(await store.query((db) => findSend(db, "idempotency_key", `${day} l`))).toBeNull();
    const raised = await create("l", "g", { perDay: 2 });
    expect(raised.kind).toBe("created");
    await end(idOf(raised), ACCEPTED);
  });

  test("asked for fifty times at once is one send", async () => {
    const creations = await Promise.all(Array.from({ length: 50 }, () => create("k", "f")));
    expect(new Set(creations.map(idOf)).size).toBe(1);
    expect(creations.filter((creation) => creation.kind === "created")).toHaveLength(1);
    await end(idOf(creations[0] ?? { kind: "deleted" }), ACCEPTED);
  });

  test("asked for under two keys at once is one send and one repetition", async () => {
    const creations = await Promise.all([create("k", "f"), create("l", "f")]);
    expect(creations.map((creation) => creation.kind).toSorted()).toEqual(["created", "repeated"]);
    expect(new Set(creations.map(idOf)).size).toBe(1);
    await end(idOf(creations[0] ?? { kind: "deleted" }), ACCEPTED);
  });
});
