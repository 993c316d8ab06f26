import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { KNOWN_PASSWORD } from "../../../e2e/fixtures/known-person.mjs";
import { makePasswordAccount } from "@/e2e/fixtures/store/known-account";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import { PASSWORD_HASHING } from "./auth";
import { findSession, IDLE_MS, LIFE_MS } from "./sessions";
import type { Store } from "@/lib/server/db/store";
import { signIn } from "./sign-in";

const EMAIL = "thandi@acme.example";
const GONE = "gone@acme.example";
let addresses = 0;
/** A client that the server doesn't know. */
const nextClient = () => ({ address: `198.51.100.${addresses++}`, browser: "a test" });

describe.each(STORES)("signing in on %s", (kind) => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  let store: Store;
  beforeAll(async () => {
    opened = await openTestStore(kind);
    store = opened.store;
    await makePasswordAccount(store, "sender", EMAIL);
    const gone = await makePasswordAccount(store, "owner", GONE);
    await store.query((db) =>
      db.updateTable("accounts").set({ is_active: 0 }).where("id", "=", gone).execute(),
    );
  });
  afterAll(() => opened.destroy());

  const enter = (email: string, password = KNOWN_PASSWORD, client = nextClient(), at = Date.now()) =>
    signIn(store, { email, password }, client, at);
  const enterWell = async () => {
    const answer = await enter(EMAIL);
    if (answer.kind !== "signed-in") throw new Error(answer.kind);
    return answer.token;
  };

  test("opens a session, of which the store holds no more than a hash", async () => {
    const token = await enterWell();
    expect(await findSession(store, token, Date.now())).toMatchObject({
      account: { email: EMAIL, role: "sender", has_second_factor: false },
    });
    const rows = await store.query((db) => db.selectFrom("sessions").selectAll().execute());
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(token);
    const [row] = rows;
    expect(await findSession(store, row?.token_hash ?? "", Date.now())).toBeNull();
    expect(row).toMatchObject({ browser: "a test", created_at: expect.any(Number) });
    expect((row?.expires_at ?? 0) - (row?.created_at ?? 0)).toBeGreaterThan(LIFE_MS - 5_000);
  });

  test("holds for 12 hours without use, and for 7 days in all", async () => {
    const token = await enterWell();
    const start = Date.now();
    expect(await findSession(store, token, start + IDLE_MS + 5_000)).toBeNull();
    for (let at = start; at < start + LIFE_MS - IDLE_MS; at += IDLE_MS - 10_000)
      expect(await findSession(store, token, at)).not.toBeNull();
    expect(await findSession(store, token, start + LIFE_MS + 1_000)).toBeNull();
  });

  test("with a wrong password, an unknown address or one that is deactivated is told apart by nothing", async () => {
    const password = PASSWORD_HASHING;
    const work = [vi.spyOn(password, "hash"), vi.spyOn(password, "verify")];
    const countWork = async (email: string, given?: string) => {
      for (const spy of work) spy.mockClear();
      const answer = await enter(email, given);
      return { answer, hashes: work.reduce((sum, spy) => sum + spy.mock.calls.length, 0) };
    };
    const wrong = await countWork(EMAIL, "not the password at all");
    expect(wrong).toEqual({ answer: { kind: "wrong" }, hashes: 1 });
    expect(await countWork("nobody@acme.example")).toEqual(wrong);
    expect(await countWork(GONE)).toEqual(wrong);
    for (const spy of work) spy.mockRestore();
  });

  test("leaves nothing open for an account that is deactivated", async () => {
    const count = () => store.query((db) => db.selectFrom("sessions").select("id").execute());
    const before = await count();
    expect(await enter(GONE)).toEqual({ kind: "wrong" });
    expect(await count()).toEqual(before);
  });

  /** Skips the slow password hash, because these tests only count tries. */
  async function withoutHashing(work: () => Promise<void>): Promise<void> {
    const password = PASSWORD_HASHING;
    const hash = vi.spyOn(password, "hash").mockResolvedValue("a hash");
    const verify = vi
      .spyOn(password, "verify")
      .mockImplementation(async (given) => given.password === KNOWN_PASSWORD);
    await work();
    hash.mockRestore();
    verify.mockRestore();
  }

  test("is slowed after ten failures at one address, whether or not anybody has it", async () => {
    const at = Date.now() + 3_600_000;
    const other = "other@acme.example";
    await makePasswordAccount(store, "viewer", other);
    await withoutHashing(async () => {
      for (const email of [other, "never@acme.example"]) {
        for (let guess = 0; guess < 10; guess++)
          expect(await enter(email, "wrong", nextClient(), at)).toEqual({ kind: "wrong" });
        expect(await enter(email, KNOWN_PASSWORD, nextClient(), at + 60_000)).toEqual({
          kind: "slow",
          retryAfterMs: 14 * 60_000,
        });
      }
      expect(await enter(other, KNOWN_PASSWORD, nextClient(), at + 15 * 60_000)).toMatchObject({
        kind: "signed-in",
      });
    });
  });

  test("is slowed after fifty failures from one client, however many accounts it tries", async () => {
    const at = Date.now() + 7_200_000;
    const client = nextClient();
    await withoutHashing(async () => {
      const tries = Array.from({ length: 60 }, (_, index) =>
        enter(`nobody-${index}@acme.example`, "wrong", client, at),
      );
      const answers = await Promise.all(tries);
      expect(answers.filter((answer) => answer.kind === "wrong")).toHaveLength(50);
      expect(answers.filter((answer) => answer.kind === "slow")).toHaveLength(10);
    });
  });

  test("is written down, and no password is", async () => {
    const entries = await store.query((db) => db.selectFrom("audit_entries").selectAll().execute());
    const events = new Set(entries.map(({ event }) => event));
    expect([...events].toSorted()).toEqual(["sign-in failed", "sign-in refused", "signed in"]);
    expect(entries.filter(({ event }) => event === "sign-in refused").length).toBeLessThan(15);
    expect(JSON.stringify(entries)).not.toContain(KNOWN_PASSWORD);
  });
});
