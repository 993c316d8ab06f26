import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  Browser,
  makeAccounts,
  me,
  NEXT_PASSWORD,
  ORIGIN,
  OWNER,
  PASSWORD,
  route,
  signIn,
  SLOW_MS,
} from "@/e2e/fixtures/accounts-under-test";
import { STORES } from "@/e2e/fixtures/store/store-under-test";
import { makeTotpCode } from "@/e2e/fixtures/store/totp-code";
import { sessionsSchema, totpSetupSchema } from "@/lib/api/account";
import { newOneTimeLinkSchema, newTokenSchema } from "@/lib/api/members";
import { parseLink } from "@/lib/api/sign-in";
import { offerSetUp } from "@/lib/server/auth/one-time-links";
import type { Store } from "@/lib/server/db/store";
import { KNOWN_PASSWORD } from "../../../e2e/fixtures/known-person.mjs";

describe.each(STORES)("accounts on %s", { timeout: SLOW_MS }, (kind) => {
  const { owner, sender, secrets, open, end, useLink, findLeaks } = makeAccounts(kind);
  let store: Store;
  beforeAll(async () => void (store = await open()));
  afterAll(end);

  const readLastEvent = () =>
    store.query(async (db) => {
      const entries = db.selectFrom("audit_entries").select("event").orderBy("id", "desc").limit(1);
      return (await entries.executeTakeFirst())?.event;
    });

  test("are set up once, and whoever tries again is told nothing", async () => {
    const url = await offerSetUp(store, ORIGIN, Date.now());
    const link = parseLink(new URL(url ?? "").hash);
    const seen = await owner.ask((await route.link()).POST, "POST", { link });
    expect(await seen.json()).toMatchObject({ kind: "set-up", email: null, role: "owner" });
    const weak = await useLink(owner, url, { email: OWNER, name: "Thandi", password: "passwordpassword" });
    expect(await weak.json()).toMatchObject({ status: 422, errors: [{ path: "password" }] });
    const used = await useLink(owner, url, { email: OWNER, name: "Thandi", password: PASSWORD });
    expect([used.status, await used.json()]).toEqual([200, { next: "signed-in" }]);
    expect(await (await me(owner)).json()).toMatchObject({ email: OWNER, role: "owner" });

    const again = await useLink(sender, url, { email: "x@acme.example", name: "X", password: PASSWORD });
    const invented = url?.replace(/[^.]+$/, "x".repeat(43)) ?? "";
    const guessed = await useLink(sender, invented, {
      email: "x@acme.example",
      name: "X",
      password: PASSWORD,
    });
    expect([again.status, guessed.status]).toEqual([403, 403]);
    expect(await guessed.json()).toEqual(await again.json());
  });

  test("are invited, and may what their role grants", async () => {
    const order = { email: "Sipho@acme.example", role: "sender" };
    const made = await owner.ask((await route.invitations()).POST, "POST", order);
    const { url } = newOneTimeLinkSchema.parse(await made.json());
    const used = await useLink(sender, url, { name: "Sipho", password: PASSWORD });
    expect(await used.json()).toEqual({ next: "signed-in" });
    expect(await (await me(sender)).json()).toMatchObject({ email: "sipho@acme.example", role: "sender" });
    expect((await sender.ask((await route.sends()).GET, "GET")).status).toBe(200);
    expect((await sender.ask((await route.members()).GET, "GET")).status).toBe(403);
    expect((await owner.ask((await route.invitations()).POST, "POST", order)).status).toBe(409);
  });

  test("sign out, and the session is gone from the server", async () => {
    const other = new Browser();
    expect((await signIn(other, OWNER, PASSWORD)).status).toBe(200);
    const copy = new Browser();
    for (const [name, value] of other.cookies) copy.cookies.set(name, value);
    expect((await me(copy)).status).toBe(200);
    expect((await other.ask((await route.session()).DELETE, "DELETE", undefined, "current")).status).toBe(
      204,
    );
    // The device cookie identifies the browser at the next sign-in, but grants no access.
    expect([...other.cookies.keys()]).toEqual(["menuet-device"]);
    expect((await me(copy)).status).toBe(401);
    expect(await readLastEvent()).toBe("signed out");
  });

  test("change their password, which ends their other sessions and not this one", async () => {
    const other = new Browser();
    await signIn(other, OWNER, PASSWORD);
    const change = async (current: string, next: string) =>
      owner.ask((await route.password()).PUT, "PUT", { current, next });
    const refused = await change(KNOWN_PASSWORD, NEXT_PASSWORD);
    expect(await refused.json()).toMatchObject({ status: 422, errors: [{ path: "current" }] });
    expect((await change(PASSWORD, NEXT_PASSWORD)).status).toBe(204);
    expect([(await me(owner)).status, (await me(other)).status]).toEqual([200, 401]);
    expect((await signIn(other, OWNER, PASSWORD)).status).toBe(401);
  });

  test("add a second factor, sign in with it, with no code twice, and take it away", async () => {
    const { POST, PUT, PATCH, DELETE } = await route.totp();
    expect((await owner.ask(POST, "POST", { password: PASSWORD })).status).toBe(422);
    const begun = await owner.ask(POST, "POST", { password: NEXT_PASSWORD });
    const { secret, uri, recovery_codes } = totpSetupSchema.parse(await begun.json());
    secrets.push(secret, ...recovery_codes);
    expect(uri).toMatch(/^otpauth:\/\/totp\//);
    expect(recovery_codes.length).toBeGreaterThanOrEqual(8);
    const other = new Browser();
    expect(await (await signIn(other, OWNER, NEXT_PASSWORD)).json()).toEqual({ next: "signed-in" });

    expect((await owner.ask(PUT, "PUT", { code: "000000" })).status).toBe(422);
    expect((await owner.ask(PUT, "PUT", { code: makeTotpCode(secret, Date.now()) })).status).toBe(204);
    expect(await (await me(owner)).json()).toMatchObject({ has_second_factor: true });
    expect((await me(other)).status).toBe(401);

    expect(await (await signIn(other, OWNER, NEXT_PASSWORD)).json()).toEqual({ next: "second-factor" });
    expect((await me(other)).status).toBe(401);
    const prove = async (browser: Browser, order: object) =>
      browser.ask((await route.signIn()).PUT, "PUT", order);
    expect((await prove(other, { code: "000000" })).status).toBe(401);
    // Guesses from the same address without the password must delay nobody.
    const guesser = new Browser();
    const statuses: number[] = [];
    for (let n = 0; n < 55; n++) {
      guesser.cookies.set("menuet-step", `made-up.${n}`);
      statuses.push((await prove(guesser, { code: "000000" })).status);
    }
    expect([statuses[0], statuses.at(-1)]).toEqual([401, 429]);
    const code = makeTotpCode(secret, Date.now());
    expect(await (await prove(other, { code })).json()).toEqual({ next: "signed-in" });
    expect((await me(other)).status).toBe(200);

    const thief = new Browser();
    await signIn(thief, OWNER, NEXT_PASSWORD);
    expect((await prove(thief, { code })).status).toBe(401);
    const recovery = { recovery_code: recovery_codes[0] };
    const rescued = new Browser();
    await signIn(rescued, OWNER, NEXT_PASSWORD);
    expect((await prove(rescued, recovery)).status).toBe(200);
    await signIn(thief, OWNER, NEXT_PASSWORD);
    expect((await prove(thief, recovery)).status).toBe(401);

    const renewed = await owner.ask(PATCH, "PATCH", { password: NEXT_PASSWORD });
    expect(renewed.status).toBe(200);
    expect((await owner.ask(DELETE, "DELETE", { password: NEXT_PASSWORD })).status).toBe(204);
    expect(await (await me(owner)).json()).toMatchObject({ has_second_factor: false });
    expect((await me(other)).status).toBe(401);
  });

  test("issue tokens of at most their role, which are shown once and stop when they are revoked", async () => {
    const { GET, POST } = await route.tokens();
    const higher = await sender.ask(POST, "POST", { name: "script", role: "owner", days: null });
    expect(higher.status).toBe(422);
    const made = await sender.ask(POST, "POST", { name: "script", role: "sender", days: 30 });
    const { id, secret } = newTokenSchema.parse(await made.json());
    secrets.push(secret);
    expect(await (await sender.ask(GET, "GET")).text()).not.toContain(secret);
    const bearer = { authorization: `Bearer ${secret}` };
    const asScript = async () => {
      const request = new Request(`${ORIGIN}/api/auth/me`, { headers: bearer });
      return (await route.me()).GET(request);
    };
    expect(await (await asScript()).json()).toMatchObject({ role: "sender" });
    const own = await POST(
      new Request(`${ORIGIN}/api/auth/tokens`, {
        method: "POST",
        headers: { ...bearer, "content-type": "application/json" },
        body: "{}",
      }),
    );
    expect(own.status).toBe(403);
    expect((await owner.ask((await route.token()).DELETE, "DELETE", undefined, id)).status).toBe(404);
    expect((await sender.ask((await route.token()).DELETE, "DELETE", undefined, id)).status).toBe(204);
    expect((await asScript()).status).toBe(401);
  });

  test("see their own sessions and end one; another's is not to be found", async () => {
    const other = new Browser();
    await signIn(other, "sipho@acme.example", PASSWORD);
    const { sessions } = sessionsSchema.parse(
      await (await sender.ask((await route.sessions()).GET, "GET")).json(),
    );
    expect(sessions.map(({ is_current }) => is_current)).toEqual([false, true]);
    const end = async (browser: Browser) =>
      (await browser.ask((await route.session()).DELETE, "DELETE", undefined, sessions[0]?.id)).status;
    expect(await end(owner)).toBe(404);
    expect(await end(sender)).toBe(204);
    expect((await me(other)).status).toBe(401);
    expect((await me(sender)).status).toBe(200);
    expect(await readLastEvent()).toBe("session ended");
  });

  test("sign out by their session's own id too", async () => {
    const other = new Browser();
    await signIn(other, "sipho@acme.example", PASSWORD);
    const { sessions } = sessionsSchema.parse(
      await (await other.ask((await route.sessions()).GET, "GET")).json(),
    );
    const own = sessions.find(({ is_current }) => is_current)?.id;
    expect((await other.ask((await route.session()).DELETE, "DELETE", undefined, own)).status).toBe(204);
    expect([...other.cookies.keys()]).toEqual(["menuet-device"]);
    expect(await readLastEvent()).toBe("signed out");
  });

  test("leave no secret in the store in clear, and none in an answer to somebody else", async () => {
    const { searched, ...leaks } = await findLeaks();
    expect(searched).toBeGreaterThan(2_000);
    expect(leaks).toEqual({ kept: [], told: [] });
  });
});
