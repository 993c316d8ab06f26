import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { KNOWN_PASSWORD } from "@/e2e/known-person.mjs";
import { setIdleOutbox } from "@/e2e/store/idle-outbox";
import { openTestStore, STORES } from "@/e2e/store/store-under-test";
import { makeTotpCode } from "@/e2e/store/totp-code";
import { sessionsSchema, totpSetupSchema } from "@/lib/accounts/contract/account";
import { newLinkSchema, newTokenSchema } from "@/lib/accounts/contract/members";
import { parseLink } from "@/lib/accounts/contract/sign-in";
import { offerSetUp } from "@/lib/accounts/links/offer-set-up";
import type { Store } from "@/lib/store/store";

const ORIGIN = "http://localhost:3000";
const PASSWORD = "seven slow otters paint";
const NEXT_PASSWORD = "nine quick herons weave";
/** A password takes its time, and a busy machine takes more. */
const SLOW_MS = 60_000;
const OWNER = "thandi@acme.example";

type Handler = (request: Request, context: { params: Promise<{ id: string }> }) => Promise<Response>;

/** A browser, as far as our server knows one: it keeps cookies, and says where a request comes from. */
class Browser {
  readonly cookies = new Map<string, string>();
  readonly heard: string[] = [];

  async ask(handler: Handler, method: string, body?: object, id = ""): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { "sec-fetch-site": "same-origin", "user-agent": "Firefox/140.0", cookie };
    const json = body && { body: JSON.stringify(body) };
    const type = body && { "content-type": "application/json" };
    const request = new Request(`${ORIGIN}/api`, { method, headers: { ...headers, ...type }, ...json });
    const answer = await handler(request, { params: Promise.resolve({ id }) });
    for (const line of answer.headers.getSetCookie()) this.#keep(line);
    this.heard.push(await answer.clone().text());
    return answer;
  }

  #keep(line: string): void {
    expect(line).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
    const [name = "", value = ""] = (line.split(";")[0] ?? "").split(/=(.*)/);
    if (line.includes("Max-Age=0;")) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

const route = {
  signIn: () => import("./sign-in/route"),
  secondFactor: () => import("./second-factor/route"),
  signOut: () => import("./sign-out/route"),
  me: () => import("./me/route"),
  link: () => import("./links/route"),
  useLink: () => import("./links/use/route"),
  password: () => import("./password/route"),
  sessions: () => import("./sessions/route"),
  session: () => import("./sessions/[id]/route"),
  totp: () => import("./totp/route"),
  codes: () => import("./recovery-codes/route"),
  tokens: () => import("./tokens/route"),
  token: () => import("./tokens/[id]/route"),
  members: () => import("../members/route"),
  member: () => import("../members/[id]/route"),
  reset: () => import("../members/[id]/reset/route"),
  invitations: () => import("../invitations/route"),
  sends: () => import("../sends/route"),
};

describe.each(STORES)("accounts on %s", { timeout: SLOW_MS }, (kind) => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  let store: Store;
  const owner = new Browser();
  const sender = new Browser();
  const secrets: string[] = [PASSWORD, NEXT_PASSWORD];
  const bodies: string[] = [];

  beforeAll(async () => {
    vi.stubEnv("APP_ORIGIN", ORIGIN);
    opened = await openTestStore(kind);
    store = opened.store;
    setIdleOutbox(store);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await opened.destroy();
  });

  const signIn = async (browser: Browser, email: string, password: string) =>
    browser.ask((await route.signIn()).POST, "POST", { email, password });
  const me = async (browser: Browser) => browser.ask((await route.me()).GET, "GET");

  async function useLink(browser: Browser, url: string | null, more: object): Promise<Response> {
    const link = parseLink(new URL(url ?? "").hash);
    secrets.push(link?.secret ?? "");
    return browser.ask((await route.useLink()).POST, "POST", { link, ...more });
  }

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
    const { url } = newLinkSchema.parse(await made.json());
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
    expect((await other.ask((await route.signOut()).POST, "POST", {})).status).toBe(204);
    expect(other.cookies.size).toBe(0);
    expect((await me(copy)).status).toBe(401);
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
    const { POST, PUT, DELETE } = await route.totp();
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
      browser.ask((await route.secondFactor()).POST, "POST", order);
    expect((await prove(other, { code: "000000" })).status).toBe(401);
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

    const renewed = await owner.ask((await route.codes()).POST, "POST", { password: NEXT_PASSWORD });
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
  });

  test("that are deactivated are out at once; the last owner stays", async () => {
    const list = await (await owner.ask((await route.members()).GET, "GET")).json();
    const find = (email: string): string =>
      list.members.find((member: { email: string }) => member.email === email).id;
    const change = async (id: string, order: object) =>
      (await owner.ask((await route.member()).PUT, "PUT", order, id)).status;
    const [ownId, senderId] = [find(OWNER), find("sipho@acme.example")];
    expect(await change(ownId, { role: "sender" })).toBe(409);
    expect(await change(ownId, { is_active: false })).toBe(409);
    expect(await change(senderId, { is_active: false })).toBe(204);
    expect((await me(sender)).status).toBe(401);
    expect((await signIn(sender, "sipho@acme.example", PASSWORD)).status).toBe(401);
    const reset = (await route.reset()).POST;
    expect((await owner.ask(reset, "POST", {}, senderId)).status).toBe(404);
    expect(await change(senderId, { is_active: true, role: "owner" })).toBe(204);
    expect((await signIn(sender, "sipho@acme.example", PASSWORD)).status).toBe(200);
  });

  test("of two owners who leave at the same time one stays", async () => {
    const { members } = await (await owner.ask((await route.members()).GET, "GET")).json();
    const [one, two] = members.map((member: { id: string }) => member.id);
    const leave = async (browser: Browser, id: string) =>
      (await browser.ask((await route.member()).PUT, "PUT", { role: "viewer" }, id)).status;
    const statuses = await Promise.all([leave(owner, one), leave(sender, two)]);
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    const owners = await store.query((db) =>
      db.selectFrom("accounts").select("id").where("role", "=", "owner").execute(),
    );
    expect(owners).toHaveLength(1);
  });

  test("leave no secret in the store in clear, and none in an answer to somebody else", async () => {
    const tables = ["accounts", "credentials", "sessions", "second_factors", "sign_in_steps"] as const;
    const more = ["tokens", "links", "turns", "audit_entries"] as const;
    for (const table of [...tables, ...more])
      bodies.push(JSON.stringify(await store.query((db) => db.selectFrom(table).selectAll().execute())));
    const cookies = [...owner.cookies.values(), ...sender.cookies.values()];
    const all = bodies.join("\n");
    expect(all.length).toBeGreaterThan(2_000);
    expect([...secrets, ...cookies].filter((secret) => secret.length > 5 && all.includes(secret))).toEqual(
      [],
    );
    const heard = [...owner.heard, ...sender.heard].join("\n");
    expect([PASSWORD, NEXT_PASSWORD, ...cookies].filter((secret) => heard.includes(secret))).toEqual([]);
  });
});
