import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { KNOWN_PASSWORD } from "../../../e2e/fixtures/known-person.mjs";
import { makePasswordAccount } from "@/e2e/fixtures/store/known-account";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import { PASSWORD_HASHING } from "./auth";
import type { Store } from "@/lib/server/db/store";
import { DEVICE_LIFE_MS, findDevice, forgetDevices, rememberDevice } from "./devices";
import { signIn } from "./sign-in";

const [THANDI, SIPHO] = ["thandi@acme.example", "sipho@acme.example"];
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const SIGNED_IN = { kind: "signed-in" };
const WRONG = { kind: "wrong" };

describe.each(STORES)("a browser that has signed in before, on %s", (kind) => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  let store: Store;
  let ids: { thandi: string; sipho: string };
  const at = Date.now() + HOUR_MS;

  beforeEach(async () => {
    opened = await openTestStore(kind);
    store = opened.store;
    // Skips the slow password hash, because these tests only count tries.
    const password = PASSWORD_HASHING;
    vi.spyOn(password, "hash").mockResolvedValue("a hash");
    vi.spyOn(password, "verify").mockImplementation(async (given) => given.password === KNOWN_PASSWORD);
    ids = {
      thandi: await makePasswordAccount(store, "owner", THANDI),
      sipho: await makePasswordAccount(store, "sender", SIPHO),
    };
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await opened.destroy();
  });

  let others = 0;
  const elsewhere = () => `198.51.100.${others++ % 250}`;
  type Try = { email?: string; password?: string; device?: string | null; address?: string; later?: number };
  const enter = ({ email = THANDI, password = KNOWN_PASSWORD, later = 0, ...who }: Try = {}) =>
    signIn(
      store,
      { email, password },
      { address: who.address ?? elsewhere(), browser: "", ...who },
      at + later,
    );
  const guess = (count: number, given: Try) =>
    Promise.all(Array.from({ length: count }, () => enter({ password: "wrong", ...given })));
  const count = (answers: { kind: string }[], kindOf: string) =>
    answers.filter((answer) => answer.kind === kindOf).length;
  const remember = (accountId: string, former: string | null = null, when = at) =>
    store.transact((tx) => rememberDevice(tx, accountId, former, when));
  const find = (token: string, email: string, when = at) =>
    store.query((db) => findDevice(db, token, email, when));

  test("is let in whatever others try elsewhere, again and again; another browser waits", async () => {
    const device = await remember(ids.thandi);
    for (const later of [0, 15 * MINUTE_MS, 30 * MINUTE_MS]) {
      expect(count(await guess(30, { later }), "wrong")).toBe(10);
      expect(await enter({ later })).toMatchObject({ kind: "slow" });
      expect(await enter({ device, later })).toMatchObject(SIGNED_IN);
      // The person who was let in gives the others no tries back.
      expect(await enter({ later })).toMatchObject({ kind: "slow" });
    }
  });

  test("is let in whatever others try at the same address", async () => {
    const device = await remember(ids.thandi);
    const address = "192.0.2.7";
    for (let n = 0; n < 60; n++) await enter({ email: `n${n}@acme.example`, password: "wrong", address });
    expect(await enter({ email: SIPHO, address })).toMatchObject({ kind: "slow" });
    expect(await enter({ device, address })).toMatchObject(SIGNED_IN);
  });

  test("has ten tries of its own, also all at once, and uses up nobody else's", async () => {
    const [device, second] = [await remember(ids.thandi), await remember(ids.thandi)];
    const answers = await guess(30, { device });
    expect([count(answers, "wrong"), count(answers, "slow")]).toEqual([10, 20]);
    expect(await enter({ device, later: MINUTE_MS })).toMatchObject({
      kind: "slow",
      retryAfterMs: 14 * MINUTE_MS,
    });
    expect(await enter({ device: second })).toMatchObject(SIGNED_IN);
    expect(await enter()).toMatchObject(SIGNED_IN);
    expect(await enter({ device, later: 15 * MINUTE_MS })).toMatchObject(SIGNED_IN);
  });

  test("keeps its tries and the others' apart when both guess at the same time", async () => {
    const device = await remember(ids.thandi);
    const [own, foreign] = await Promise.all([guess(20, { device }), guess(20, {})]);
    expect([count(own, "wrong"), count(foreign, "wrong")]).toEqual([10, 10]);
  });

  test("is known for its own account alone, and another one or none is told apart by nothing", async () => {
    const device = await remember(ids.thandi);
    for (const email of [SIPHO, "nobody@acme.example"]) {
      const answers = await guess(12, { email, device });
      // All at once, so any of them may come too late.
      for (const answer of answers) if (answer.kind === "wrong") expect(answer).toEqual(WRONG);
      expect([count(answers, "wrong"), count(answers, "slow")]).toEqual([10, 2]);
    }
    expect(await find(device, SIPHO)).toBeNull();
    for (const made of ["", "x".repeat(43), "menuet"]) expect(await find(made, THANDI)).toBeNull();
  });

  test("gets another token at each sign-in, and the former one is worth nothing", async () => {
    const former = await remember(ids.thandi);
    const token = await remember(ids.thandi, former);
    expect(token).not.toBe(former);
    expect(await find(former, THANDI)).toBeNull();
    expect(await find(token, THANDI)).not.toBeNull();
    const rows = await store.query((db) => db.selectFrom("devices").selectAll().execute());
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test("that two people share is known for both, and neither gains tries at the other by signing in", async () => {
    const first = await remember(ids.thandi);
    const both = await remember(ids.sipho, first);
    expect(await find(both, SIPHO)).not.toBeNull();
    expect(count(await guess(10, { device: both }), "wrong")).toBe(10);
    const renewed = await remember(ids.sipho, both);
    expect(await enter({ device: renewed })).toMatchObject({ kind: "slow" });
  });

  test("is forgotten after half a year without a sign-in", async () => {
    const token = await remember(ids.thandi);
    expect(await find(token, THANDI, at + DEVICE_LIFE_MS - 1)).not.toBeNull();
    expect(await find(token, THANDI, at + DEVICE_LIFE_MS)).toBeNull();
    const late = await remember(ids.thandi, token, at + DEVICE_LIFE_MS);
    expect(await find(late, THANDI, at + DEVICE_LIFE_MS)).not.toBeNull();
  });

  test("is forgotten with the others of its account, or stays as the one that asks", async () => {
    const [one, other, foreign] = [
      await remember(ids.thandi),
      await remember(ids.thandi),
      await remember(ids.sipho),
    ];
    await store.transact((tx) => forgetDevices(tx, ids.thandi, one));
    expect([await find(one, THANDI), await find(other, THANDI)]).toEqual([expect.any(String), null]);
    await store.transact((tx) => forgetDevices(tx, ids.thandi));
    expect(await find(one, THANDI)).toBeNull();
    expect(await find(foreign, SIPHO)).not.toBeNull();
  });

  test("makes room: an account has fifty at most, the latest ones", async () => {
    const tokens: string[] = [];
    for (let n = 0; n < 55; n++) tokens.push(await remember(ids.thandi, null, at + n));
    const rows = await store.query((db) => db.selectFrom("devices").select("id").execute());
    expect(rows).toHaveLength(50);
    expect(await find(tokens[4] ?? "", THANDI)).toBeNull();
    expect(await find(tokens[5] ?? "", THANDI)).not.toBeNull();
  });
});
