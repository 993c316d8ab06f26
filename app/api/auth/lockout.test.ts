import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  Browser,
  makeAccounts,
  NEXT_PASSWORD,
  OWNER,
  PASSWORD,
  route,
  signIn,
  SLOW_MS,
} from "@/e2e/fixtures/accounts-under-test";
import { STORES } from "@/e2e/fixtures/store/store-under-test";
import { parseLink } from "@/lib/api/sign-in";
import { PASSWORD_HASHING } from "@/lib/server/auth/auth";
import { makeSecret } from "@/lib/server/auth/secret";
import { makeOneTimeLink, offerSetUp } from "@/lib/server/auth/one-time-links";
import type { Store } from "@/lib/server/db/store";

const ORIGIN = "http://localhost:3000";
const DEVICE = "menuet-device";

/** All of these browsers share one address, as behind an untrusted proxy. */
describe.each(STORES)("nobody is locked out by others, on %s", { timeout: SLOW_MS }, (kind) => {
  const accounts = makeAccounts(kind);
  const { owner } = accounts;
  let store: Store;
  beforeAll(async () => {
    store = await accounts.open();
    const url = await offerSetUp(store, ORIGIN, Date.now());
    const made = await accounts.useLink(owner, url, { email: OWNER, name: "Thandi", password: PASSWORD });
    expect(made.status).toBe(200);
    // Verifying a wrong password takes no time here, because these tests only count attempts.
    const password = PASSWORD_HASHING;
    const verify = password.verify.bind(password);
    vi.spyOn(password, "hash").mockResolvedValue("a hash");
    vi.spyOn(password, "verify").mockImplementation(
      async (given) => given.password !== "wrong" && verify(given),
    );
  }, SLOW_MS);
  afterAll(async () => {
    vi.restoreAllMocks();
    await accounts.end();
  });

  const tryWrong = async (count: number, browser = () => new Browser(), email = OWNER) => {
    const statuses: number[] = [];
    for (let n = 0; n < count; n++) statuses.push((await signIn(browser(), email, "wrong")).status);
    return statuses;
  };

  test("a browser that has signed in keeps its device cookie at sign-out, and signs in while others are refused", async () => {
    const known = owner.cookies.get(DEVICE);
    expect(known).toHaveLength(43);
    await owner.ask((await route.session()).DELETE, "DELETE", undefined, "current");
    expect([...owner.cookies.keys()]).toEqual([DEVICE]);
    expect(new Set(await tryWrong(12))).toEqual(new Set([401, 429]));
    expect((await signIn(new Browser(), OWNER, PASSWORD)).status).toBe(429);
    expect((await signIn(owner, OWNER, PASSWORD)).status).toBe(200);
    expect(owner.cookies.get(DEVICE)).not.toBe(known);
  });

  test("a wrong password sets no device cookie, and an unknown address is answered as a known one", async () => {
    const stranger = new Browser();
    stranger.cookies.set(DEVICE, "x".repeat(43));
    const bodies = [];
    for (const email of ["a@acme.example", "b@acme.example"]) {
      const answer = await signIn(stranger, email, "wrong");
      bodies.push([answer.status, await answer.text(), answer.headers.getSetCookie()]);
    }
    expect(bodies[0]).toEqual(bodies[1]);
    expect(stranger.cookies.get(DEVICE)).toBe("x".repeat(43));
  });

  test("whoever holds a right link opens and uses it, however many wrong ones were tried", async () => {
    const order = { kind: "invitation", email: "new@acme.example", role: "sender", madeBy: "x" } as const;
    const { url } = await store.transact((tx) => makeOneTimeLink(tx, order, ORIGIN, Date.now()));
    const link = parseLink(new URL(url).hash);
    const open = async (secret: string) =>
      new Browser().ask((await route.link()).POST, "POST", { link: { ...link, secret } });
    const statuses: number[] = [];
    for (let n = 0; n < 60; n++) statuses.push((await open(makeSecret())).status);
    expect(statuses.filter((status) => status === 403)).toHaveLength(50);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    expect((await open(link?.secret ?? "")).status).toBe(200);
    const invited = new Browser();
    vi.restoreAllMocks();
    const used = await accounts.useLink(invited, url, { name: "New", password: NEXT_PASSWORD });
    expect(used.status).toBe(200);
    expect(invited.cookies.has(DEVICE)).toBe(true);
    expect((await accounts.useLink(invited, url, { name: "New", password: NEXT_PASSWORD })).status).toBe(429);
  });

  test("a reset password forgets the browsers of before", async () => {
    const before = owner.cookies.get(DEVICE) ?? "";
    const row = await store.query((db) =>
      db.selectFrom("accounts").select("id").where("email", "=", OWNER).executeTakeFirstOrThrow(),
    );
    const order = { kind: "reset", accountId: row.id, role: "owner", madeBy: "x" } as const;
    const { url } = await store.transact((tx) => makeOneTimeLink(tx, order, ORIGIN, Date.now()));
    const fresh = new Browser();
    expect((await accounts.useLink(fresh, url, { password: NEXT_PASSWORD })).status).toBe(200);
    const stale = new Browser();
    stale.cookies.set(DEVICE, before);
    expect((await signIn(stale, OWNER, NEXT_PASSWORD)).status).toBe(429);
    expect((await signIn(fresh, OWNER, NEXT_PASSWORD)).status).toBe(200);
  });
});
