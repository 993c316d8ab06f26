import { beforeEach, describe, expect, test } from "vitest";
import { MemoryStore } from "./memory-store";
import type { Creation } from "./send-store";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const ACCEPTED = { state: "accepted", messageId: "wamid.x", recipient: "1", messageType: "audio" } as const;
const REJECTED = { state: "rejected", reason: "refused", detail: "no" } as const;

let now: number;
let store: MemoryStore;
beforeEach(() => {
  now = 1_000_000;
  store = new MemoryStore(() => now);
});

const create = (idempotencyKey: string, fingerprint: string, resendOf: string | null = null) =>
  store.create({ idempotencyKey, fingerprint, resendOf });
const idOf = (creation: Creation): string => ("send" in creation ? creation.send.id : "");

describe("who may send", () => {
  test("a new key and new content create a queued send", async () => {
    expect(await create("k", "f")).toMatchObject({
      kind: "created",
      send: { progress: { state: "queued" }, events: [{ at: now, from: null, to: "queued" }] },
    });
  });

  test("the same key and content are the first send, in any state", async () => {
    const id = idOf(await create("k", "f"));
    await store.move(id, REJECTED, "no");
    expect(await create("k", "f")).toMatchObject({ kind: "known", send: { id, progress: REJECTED } });
  });

  test("the same key with other content is refused", async () => {
    await create("k", "f");
    expect(await create("k", "g")).toEqual({ kind: "other content" });
  });

  test("the same content under another key is a repetition for ten minutes", async () => {
    const id = idOf(await create("k", "f"));
    now += 10 * MINUTE_MS - 1;
    expect(await create("l", "f")).toMatchObject({ kind: "repeated", send: { id } });
    now += 1;
    expect((await create("m", "f")).kind).toBe("created");
  });

  test("what was rejected may be sent again", async () => {
    await store.move(idOf(await create("k", "f")), REJECTED, "no");
    expect((await create("l", "f")).kind).toBe("created");
  });

  test("a rejected repetition does not hide the accepted send before it", async () => {
    const first = idOf(await create("k", "f"));
    await store.move(first, ACCEPTED, "yes");
    await store.move(idOf(await create("l", "f", first)), REJECTED, "no");
    expect(await create("m", "f")).toMatchObject({ kind: "repeated", send: { id: first } });
  });

  test("naming the earlier send lets a repetition through, once", async () => {
    const first = idOf(await create("k", "f"));
    const second = idOf(await create("l", "f", first));
    expect(second).not.toBe(first);
    expect(await create("m", "f", first)).toMatchObject({ kind: "repeated", send: { id: second } });
  });

  test("of two that ask at the same time under one key, one creates", async () => {
    const kinds = (await Promise.all([create("k", "f"), create("k", "f")])).map(({ kind }) => kind);
    expect(kinds).toEqual(["created", "known"]);
  });
});

describe("what became of it", () => {
  test("every change is an event, and none is overwritten", async () => {
    const id = idOf(await create("k", "f"));
    await store.move(id, { state: "sending" }, "try 1");
    now += 5;
    await store.move(id, ACCEPTED, "yes");
    expect((await store.find(id))?.events).toEqual([
      { at: 1_000_000, from: null, to: "queued", why: "asked for" },
      { at: 1_000_000, from: "queued", to: "sending", why: "try 1" },
      { at: 1_000_005, from: "sending", to: "accepted", why: "yes" },
    ]);
  });

  test("a settled send stays as it is", async () => {
    const id = idOf(await create("k", "f"));
    await store.move(id, { state: "unknown", detail: "?" }, "?");
    await expect(store.move(id, { state: "sending" }, "again")).rejects.toThrow("cannot become sending");
  });

  test("nobody's send is found under another id", async () => {
    expect(await store.find("nothing")).toBeNull();
  });
});

describe("how much is remembered", () => {
  test("a settled send is forgotten after a day, and an open one is not", async () => {
    const settled = idOf(await create("k", "f"));
    const open = idOf(await create("l", "g"));
    await store.move(settled, ACCEPTED, "yes");
    now += DAY_MS;
    await create("m", "h");
    expect(await store.find(settled)).not.toBeNull();
    now += 1;
    await create("n", "i");
    expect(await store.find(settled)).toBeNull();
    expect(await store.find(open)).not.toBeNull();
    expect((await create("k", "f")).kind).toBe("created");
  });

  test("beyond the bound the oldest settled ones go first", async () => {
    store = new MemoryStore(() => now, { unsettled: 5, settled: 2, keepMs: DAY_MS, repeatMs: 0 });
    const ids: string[] = [];
    for (const key of ["a", "b", "c"]) {
      const id = idOf(await create(key, key));
      await store.move(id, ACCEPTED, "yes");
      ids.push(id);
    }
    await create("d", "d");
    expect(await Promise.all(ids.map(async (id) => (await store.find(id)) !== null))).toEqual([
      false,
      true,
      true,
    ]);
  });

  test("too many under way refuse the next one until one settles", async () => {
    store = new MemoryStore(() => now, { unsettled: 1, settled: 10, keepMs: DAY_MS, repeatMs: 0 });
    const id = idOf(await create("a", "a"));
    expect(await create("b", "b")).toEqual({ kind: "full" });
    await store.move(id, ACCEPTED, "yes");
    expect((await create("b", "b")).kind).toBe("created");
  });
});
