import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makePasswordAccount } from "@/e2e/fixtures/store/known-account";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import { type Link, parseLink } from "@/lib/api/sign-in";
import { makeSecret } from "./secret";
import { createSession, findSession } from "./sessions";
import { signIn } from "./sign-in";
import type { Store } from "@/lib/server/db/store";
import { findLink, makeOneTimeLink, offerSetUp, type OneTimeLinkOrder, redeemLink } from "./one-time-links";

const ORIGIN = "https://menuet.example";
const ADDRESS = "192.0.2.1";
const HOUR_MS = 3_600_000;
const PASSWORD = "seven slow otters paint";
const NAME = "Thandi";

const readLink = (url: string | null): Link => {
  const link = parseLink(new URL(url ?? "").hash);
  if (!link) throw new Error(`${url} holds no link.`);
  return link;
};

describe.each(STORES)("one-time links on %s", (kind) => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  let store: Store;
  beforeEach(async () => {
    opened = await openTestStore(kind);
    store = opened.store;
  });
  afterEach(() => opened.destroy());

  const offer = async () => readLink(await offerSetUp(store, ORIGIN, Date.now()));
  const make = async (order: OneTimeLinkOrder) =>
    readLink((await store.transact((tx) => makeOneTimeLink(tx, order, ORIGIN, Date.now()))).url);
  const use = (link: Link, email?: string, at = Date.now(), password = PASSWORD) =>
    redeemLink(store, { link, email, name: NAME, password }, ADDRESS, at);
  const readAccounts = () =>
    store.query((db) => db.selectFrom("accounts").select(["email", "role"]).orderBy("email").execute());
  const find = (link: Link, at = Date.now()) => store.query((db) => findLink(db, link, at));
  const invite = (email: string) => make({ kind: "invitation", email, role: "sender", madeBy: "an owner" });

  test("for set-up make one owner, also when two people use them at the same time", async () => {
    const link = await offer();
    const uses = await Promise.all(["a@acme.example", "b@acme.example"].map((email) => use(link, email)));
    expect(uses.map((one) => one.kind).toSorted()).toEqual(["closed", "used"]);
    expect(await readAccounts()).toEqual([{ email: expect.any(String), role: "owner" }]);
    expect(await offerSetUp(store, ORIGIN, Date.now())).toBeNull();
    expect(await find(link)).toBeNull();
  });

  test("for set-up are replaced at each start, and expire after a day", async () => {
    const [former, latest] = [await offer(), await offer()];
    expect(await find(former)).toBeNull();
    expect(await find(latest)).toMatchObject({ kind: "set-up", email: null, role: "owner" });
    expect(await find(latest, Date.now() + 24 * HOUR_MS)).toBeNull();
    expect(await use(latest, "a@acme.example", Date.now() + 24 * HOUR_MS)).toEqual({ kind: "closed" });
    expect(await readAccounts()).toEqual([]);
  });

  test("that were made before somebody else set Menuet up are closed", async () => {
    const link = await offer();
    await makePasswordAccount(store, "owner", "first@acme.example");
    expect(await use(link, "second@acme.example")).toEqual({ kind: "closed" });
  });

  test("with another secret, another id or another kind hold no more than none", async () => {
    const link = await offer();
    const others: Link[] = [
      { ...link, secret: makeSecret() },
      { ...link, id: "nothing" },
      { ...link, kind: "reset" },
    ];
    for (const other of others) expect(await use(other, "a@acme.example")).toEqual({ kind: "closed" });
    expect(await use(link, "a@acme.example")).toEqual({ kind: "used", email: "a@acme.example" });
  });

  test("are kept as no more than a hash", async () => {
    const link = await offer();
    const rows = await store.query((db) => db.selectFrom("links").selectAll().execute());
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(link.secret);
  });

  test("that invite make the account that was meant, once, for a week", async () => {
    const former = await invite("new@acme.example");
    const link = await invite("new@acme.example");
    expect(await find(former)).toBeNull();
    expect(await find(link, Date.now() + 7 * 24 * HOUR_MS)).toBeNull();
    const uses = await Promise.all([use(link, "other@acme.example"), use(link)]);
    expect(uses.map((one) => one.kind).toSorted()).toEqual(["closed", "used"]);
    expect(await readAccounts()).toEqual([{ email: "new@acme.example", role: "sender" }]);
    const client = { address: ADDRESS, browser: "" };
    const entry = await signIn(store, { email: "new@acme.example", password: PASSWORD }, client, Date.now());
    expect(entry.kind).toBe("signed-in");
  });

  test("that reset a password end every session, and the former password", async () => {
    const email = "thandi@acme.example";
    const accountId = await makePasswordAccount(store, "sender", email);
    const client = { address: ADDRESS, browser: "" };
    const token = await store.query((db) => createSession(db, accountId, client, Date.now()));
    const link = await make({ kind: "reset", accountId, role: "sender", madeBy: "an owner" });
    expect(await use(link, undefined, Date.now(), "a horse on")).toMatchObject({ kind: "weak" });
    expect(await use(link)).toEqual({ kind: "used", email });
    expect(await use(link)).toEqual({ kind: "closed" });
    expect(await findSession(store, token, Date.now())).toBeNull();
    const enter = (password: string) => signIn(store, { email, password }, client, Date.now());
    expect((await enter(PASSWORD)).kind).toBe("signed-in");
    expect((await enter("a horse on a green boat")).kind).toBe("wrong");
  });

  test("of an account that is deactivated are closed", async () => {
    const accountId = await makePasswordAccount(store, "sender", "gone@acme.example");
    const link = await make({ kind: "reset", accountId, role: "sender", madeBy: "an owner" });
    await store.query((db) => db.updateTable("accounts").set({ is_active: 0 }).execute());
    expect(await use(link)).toEqual({ kind: "closed" });
  });

  test("ask for what they need, and take no password that can be guessed", async () => {
    const link = await offer();
    expect(await use(link)).toEqual({ kind: "missing", field: "email" });
    const weak = ["qwertyuiopasdfgh", "aaaaaaaaaaaaaaaaaaaa", "thandi@acme.example", "password12345678"];
    for (const password of weak)
      expect(await use(link, "thandi@acme.example", Date.now(), password)).toMatchObject({
        kind: "weak",
        why: expect.stringContaining("unrelated words"),
      });
    expect(await find(link)).not.toBeNull();
  });
});
