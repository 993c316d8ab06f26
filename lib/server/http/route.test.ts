import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { explainQueries } from "@/e2e/fixtures/store/explain-queries";
import { makeSession, makeToken } from "@/e2e/fixtures/store/known-account";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import type { Access } from "@/lib/api/endpoint";
import { type Permission, ROLES, type Role } from "@/lib/api/role";
import type { Actor } from "@/lib/server/auth/actor";
import { findSession, IDLE_MS, LIFE_MS } from "@/lib/server/auth/sessions";
import { findViewer } from "@/lib/server/auth/find-actor";
import { findToken } from "@/lib/server/auth/own-tokens";
import "@/lib/server/db/server-store";
import type { Store } from "@/lib/server/db/store";
import { StoreError } from "@/lib/server/db/store-error";
import { route } from "./route";

const ORIGIN = "http://localhost:3000";
const JSON_TYPE = { "content-type": "application/json" };
const OWN_PAGE = { ...JSON_TYPE, "sec-fetch-site": "same-origin" };

describe.each(STORES)("a route on %s", (kind) => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  let store: Store;
  const handle = vi.fn<(actor: Actor | null) => Response>(() => new Response("let in"));
  beforeAll(async () => {
    vi.stubEnv("APP_ORIGIN", ORIGIN);
    opened = await openTestStore(kind);
    store = opened.store;
    globalThis.menuetStore = store;
  });
  beforeEach(() => void handle.mockClear());
  afterAll(async () => {
    vi.unstubAllEnvs();
    globalThis.menuetStore = undefined;
    await opened.destroy();
  });

  const makeRoute = (access: Access) =>
    route({ method: "GET", path: "/api/x", summary: "", access, answers: {} }, ({ actor }) => handle(actor));
  const ask = async (headers: HeadersInit, permission: Permission = "look", method = "GET") => {
    const answer = await makeRoute(permission)(new Request(`${ORIGIN}/api/x`, { method, headers }));
    const type = /json/.test(answer.headers.get("content-type") ?? "") ? (await answer.json()).type : "";
    return { status: answer.status, problem: String(type).replace("urn:menuet:problem:", "") };
  };
  const LET_IN = { status: 200, problem: "" };
  const NO_SESSION = { status: 401, problem: "no-session" };

  const GRANTED: Record<Role, Permission[]> = {
    viewer: ["look"],
    sender: ["look", "send"],
    owner: ["look", "send", "manage"],
  };
  test.each(ROLES)(
    "lets a %s do what the role grants, and no more, by session and by token",
    async (role) => {
      for (const credential of [await makeSession(store, role), await makeToken(store, role)])
        for (const permission of ["look", "send", "manage"] as const) {
          const answer = await ask(credential, permission);
          const refused = { status: 403, problem: "not-allowed" };
          expect(answer).toEqual(GRANTED[role].includes(permission) ? LET_IN : refused);
        }
    },
  );

  test.each([
    ["nothing", {}],
    ["a session that nobody has", { cookie: "menuet=x" }],
    ["an empty session", { cookie: "menuet=" }],
    ["another cookie", { cookie: "theme=dark" }],
    ["a token that nobody has", { authorization: `Bearer menuet_${"x".repeat(43)}` }],
    ["a token of another form", { authorization: "Bearer x" }],
    ["another scheme", { authorization: "Basic dGhhbmRpOng=" }],
    ["ten thousand letters", { cookie: `menuet=${"x".repeat(10_000)}` }],
  ])("knows nobody by %s", async (_what, headers: Record<string, string>) => {
    expect(await ask(headers)).toEqual(NO_SESSION);
    expect(handle).not.toHaveBeenCalled();
  });

  test("does not look at a token beside a cookie", async () => {
    const token = await makeToken(store, "owner");
    expect(await ask({ ...token, cookie: "theme=dark" })).toEqual(NO_SESSION);
    const viewer = await makeSession(store, "viewer");
    expect(await ask({ ...token, ...viewer }, "manage")).toMatchObject({ problem: "not-allowed" });
  });

  test.each(["POST", "PUT", "PATCH", "DELETE"])(
    "takes a %s of our own page, or by a token alone",
    async (method) => {
      const session = await makeSession(store, "sender");
      const token = await makeToken(store, "sender");
      expect(await ask({ ...session, ...OWN_PAGE }, "send", method)).toEqual(LET_IN);
      expect(await ask({ ...JSON_TYPE, ...session, origin: ORIGIN }, "send", method)).toEqual(LET_IN);
      expect(await ask({ ...JSON_TYPE, ...token }, "send", method)).toEqual(LET_IN);
      const refused = { status: 403, problem: "cross-site" };
      expect(await ask(session, "send", method)).toEqual(refused);
      expect(await ask({ ...session, origin: "https://evil.example" }, "send", method)).toEqual(refused);
      expect(await ask({ ...session, "sec-fetch-site": "same-site" }, "send", method)).toEqual(refused);
      expect(await ask({ ...session, ...token }, "send", method)).toEqual(refused);
    },
  );

  test("hands over who it is, and by what", async () => {
    await ask(await makeToken(store, "sender"), "send");
    expect(handle.mock.calls[0]?.[0]).toMatchObject({ role: "sender", via: "token", address: "unknown" });
    await ask(await makeSession(store, "viewer"));
    expect(handle.mock.calls[1]?.[0]).toMatchObject({ role: "viewer", via: "session" });
  });

  test("for sessions alone takes no token", async () => {
    const by = (headers: HeadersInit) => makeRoute("session")(new Request(ORIGIN, { headers }));
    expect((await by(await makeToken(store, "owner"))).status).toBe(403);
    expect((await by(await makeSession(store, "viewer"))).status).toBe(200);
  });

  test("for anybody still refuses another site", async () => {
    const post = (headers: HeadersInit) =>
      makeRoute("anyone")(new Request(ORIGIN, { method: "POST", headers }));
    expect((await post(OWN_PAGE)).status).toBe(200);
    expect((await post({})).status).toBe(403);
    expect((await post({ origin: "null" })).status).toBe(403);
  });

  test("answers 503, and hands nothing over, while the store is away", async () => {
    const token = await makeToken(store, "owner");
    const query = vi.spyOn(store, "query").mockRejectedValue(new StoreError("unavailable"));
    expect(await ask(token)).toEqual({ status: 503, problem: "store" });
    query.mockRestore();
    expect(handle).not.toHaveBeenCalled();
  });

  test("ends a session after 12 hours without use, and after 7 days whatever its use", async () => {
    const cookie = (await makeSession(store, "viewer")).Cookie;
    const token = cookie.replace("menuet=", "");
    const start = Date.now();
    expect(await findSession(store, token, start + IDLE_MS + 1_000)).toBeNull();
    for (let at = start; at < start + LIFE_MS - IDLE_MS; at += IDLE_MS - 60_000)
      expect(await findSession(store, token, at)).not.toBeNull();
    expect(await findSession(store, token, start + LIFE_MS)).toBeNull();
    expect(await findViewer(new Headers({ cookie }))).not.toBeNull();
  });

  test("finds a credential by one query, and by an index", async () => {
    // A fresh store, because an already prepared query would not be explained.
    const fresh = await openTestStore(kind);
    for (const find of [
      (one: Store) => findToken(one, `menuet_${"x".repeat(43)}`, 0),
      (one: Store) => findSession(one, "x".repeat(43), 0),
    ]) {
      const plans = await explainQueries(fresh.store, kind, find);
      expect(plans).toHaveLength(1);
      expect(plans[0]).toMatch(/index/i);
      expect(plans[0]).not.toMatch(/^SCAN|Seq Scan/m);
    }
    await fresh.destroy();
  });
});
