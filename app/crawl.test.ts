import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ask, type Endpoint, findEndpoints, findGate } from "@/e2e/fixtures/store/every-endpoint";
import { setIdleOutbox } from "@/e2e/fixtures/store/idle-outbox";
import { makeSession, makeToken } from "@/e2e/fixtures/store/known-account";
import { openTestStore } from "@/e2e/fixtures/store/store-under-test";
import { ROLES } from "@/lib/api/role";

const APP_ORIGIN = "http://localhost:3000";
const OWN = { "Sec-Fetch-Site": "same-origin", "Content-Type": "application/json" };
const SCRIPT = { "Content-Type": "application/json" };
const A_YEAR_MS = 365 * 24 * 3_600_000;

/**
 * Who may call it. `anyone`: no account needed. `session`: any account in a browser, but no token.
 */
type Admits = "anyone" | "session" | "look" | "send" | "manage";

const TABLE: Record<string, Admits> = {
  "POST /api/hooks/flowiq/:secret": "anyone",
  "GET /api/health": "anyone",
  "GET /api/openapi.json": "anyone",
  "POST /api/auth/sign-in": "anyone",
  "PUT /api/auth/sign-in": "anyone",
  "POST /api/auth/links": "anyone",
  "PUT /api/auth/links": "anyone",
  "POST /api/shares/open": "anyone",
  "POST /api/approvals": "look",
  "GET /api/audit": "manage",
  "POST /api/audio": "look",
  "GET /api/auth/me": "look",
  "PATCH /api/auth/me": "session",
  "PUT /api/auth/password": "session",
  "GET /api/auth/sessions": "session",
  "DELETE /api/auth/sessions": "session",
  "DELETE /api/auth/sessions/:id": "session",
  "GET /api/auth/tokens": "session",
  "POST /api/auth/tokens": "session",
  "DELETE /api/auth/tokens/:id": "session",
  "POST /api/auth/totp": "session",
  "PUT /api/auth/totp": "session",
  "PATCH /api/auth/totp": "session",
  "DELETE /api/auth/totp": "session",
  "POST /api/batches": "send",
  "GET /api/batches/:id": "look",
  "POST /api/batches/:id": "send",
  "GET /api/batches/:id/failed": "look",
  "POST /api/contacts": "send",
  "GET /api/inbox/assignees": "look",
  "GET /api/inbox/changes": "look",
  "GET /api/inbox/conversations": "look",
  "GET /api/inbox/conversations/:id": "look",
  "PATCH /api/inbox/conversations/:id": "send",
  "DELETE /api/inbox/conversations/:id": "manage",
  "GET /api/inbox/conversations/:id/export": "manage",
  "GET /api/inbox/conversations/:id/messages": "look",
  "POST /api/inbox/conversations/:id/messages": "send",
  "POST /api/inbox/conversations/:id": "send",
  "GET /api/inbox/events/:id": "look",
  "PUT /api/inbox/presence": "look",
  "POST /api/inbox/sandbox": "send",
  "DELETE /api/inbox/sandbox": "send",
  "POST /api/inbox/search": "look",
  "GET /api/inbox/stream": "look",
  "GET /api/library/:id/results": "look",
  "GET /api/batches/:id/results": "look",
  "GET /api/webhooks": "manage",
  "POST /api/webhooks": "manage",
  "PUT /api/webhooks": "manage",
  "DELETE /api/webhooks": "manage",
  "POST /api/webhooks/register": "manage",
  "GET /api/drafts": "session",
  "GET /api/drafts/:id": "session",
  "PUT /api/drafts/:id": "session",
  "DELETE /api/drafts/:id": "session",
  "GET /api/invitations": "manage",
  "POST /api/invitations": "manage",
  "DELETE /api/invitations/:id": "manage",
  "POST /api/library": "send",
  "GET /api/library/:id": "look",
  "PATCH /api/library/:id": "send",
  "DELETE /api/library/:id": "send",
  "GET /api/library/:id/versions": "look",
  "POST /api/library/:id/versions": "send",
  "GET /api/library/:id/versions/:version": "look",
  "GET /api/library/file": "look",
  "POST /api/library/file": "send",
  "POST /api/library/search": "look",
  "GET /api/library/tags": "look",
  "GET /api/members": "manage",
  "PUT /api/members/:id": "manage",
  "POST /api/members/:id": "manage",
  "GET /api/metrics": "manage",
  "GET /api/retention": "look",
  "PUT /api/retention": "manage",
  "GET /api/send": "look",
  "POST /api/send": "send",
  "GET /api/sending": "look",
  "PUT /api/sending": "manage",
  "POST /api/sending": "send",
  "GET /api/sends": "look",
  "GET /api/sends/:id": "look",
  "DELETE /api/sends/:id": "send",
  "POST /api/sends/:id": "send",
  "GET /api/sends/:id/record": "look",
  "GET /api/settings": "manage",
  "GET /api/shares": "send",
  "POST /api/shares": "send",
  "GET /api/shares/:id": "look",
  "DELETE /api/shares/:id": "send",
  "PATCH /api/shares/:id": "session",
  "POST /api/shares/:id/comments": "look",
  "PATCH /api/shares/:id/comments": "look",
  "DELETE /api/shares/:id/comments": "look",
};

const ADMITTED: Record<Exclude<Admits, "anyone">, readonly string[]> = {
  look: ["viewer", "sender", "owner", "viewer's token", "sender's token", "owner's token"],
  session: ["viewer", "sender", "owner"],
  send: ["sender", "owner", "sender's token", "owner's token"],
  manage: ["owner", "owner's token"],
};

const opened = await openTestStore("libSQL");
const { store } = opened;
const endpoints = await findEndpoints();
const closed = endpoints.filter(({ name }) => TABLE[name] !== "anyone");

beforeAll(() => {
  setIdleOutbox(store);
  vi.stubEnv("APP_ORIGIN", APP_ORIGIN);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await opened.destroy();
});

const gateOf = async (endpoint: Endpoint, headers: Record<string, string>) =>
  findGate(await ask(endpoint, APP_ORIGIN, headers));

describe("the table", () => {
  test("has every endpoint that there is, and none that is not", () => {
    expect(endpoints.map(({ name }) => name).sort()).toEqual(Object.keys(TABLE).sort());
  });
});

describe.each(endpoints)("$name", (endpoint) => {
  const admits = TABLE[endpoint.name] ?? "manage";

  test(`without an account: ${admits === "anyone" ? "open" : "401"}`, async () => {
    expect(await gateOf(endpoint, OWN)).toBe(admits === "anyone" ? "through" : "no-session");
  });

  test.each(ROLES)("as %s, in the browser and by a token", async (role) => {
    const allowed = admits === "anyone" ? ADMITTED.look : ADMITTED[admits];
    const expected = (who: string) => (allowed.includes(who) ? "through" : "not-allowed");
    expect(await gateOf(endpoint, { ...OWN, ...(await makeSession(store, role)) })).toBe(expected(role));
    const token = await makeToken(store, role);
    expect(await gateOf(endpoint, { ...SCRIPT, ...token })).toBe(expected(`${role}'s token`));
  });
});

describe("what is no credential any more opens nothing", () => {
  const DEAD: Record<string, () => Promise<Record<string, string>>> = {
    "a forged session": async () => ({ Cookie: `menuet=${"A".repeat(43)}` }),
    "a session of another cookie's name": async () => {
      const { Cookie } = await makeSession(store, "owner");
      return { Cookie: Cookie.replace("menuet=", "session=") };
    },
    "a session with a letter more": async () => {
      const { Cookie } = await makeSession(store, "owner");
      return { Cookie: `${Cookie}x` };
    },
    "a revoked session": async () => {
      const cookie = await makeSession(store, "owner");
      await store.query((db) => db.deleteFrom("sessions").execute());
      return cookie;
    },
    "a forged token": async () => ({ Authorization: `Bearer menuet_${"A".repeat(43)}` }),
    "a revoked token": async () => {
      const token = await makeToken(store, "owner");
      await store.query((db) => db.deleteFrom("tokens").execute());
      return token;
    },
    "a token that is past its day": async () => {
      const token = await makeToken(store, "owner");
      const past = { expires_at: Date.now() - 1 };
      await store.query((db) => db.updateTable("tokens").set(past).execute());
      return token;
    },
    "a session of an account that was deactivated": async () => {
      const cookie = await makeSession(store, "owner");
      await store.query((db) => db.updateTable("accounts").set({ is_active: 0 }).execute());
      return cookie;
    },
    "a token of an account that was deactivated": async () => {
      const token = await makeToken(store, "owner");
      await store.query((db) => db.updateTable("accounts").set({ is_active: 0 }).execute());
      return token;
    },
    "a token beside a cookie of nobody": async () => ({
      ...(await makeToken(store, "owner")),
      Cookie: "theme=dark",
    }),
  };

  test.each(Object.keys(DEAD))("%s", async (name) => {
    const headers = (await DEAD[name]?.()) ?? {};
    const gates = await Promise.all(closed.map((endpoint) => gateOf(endpoint, { ...OWN, ...headers })));
    expect(closed.filter((_, at) => gates[at] !== "no-session").map((endpoint) => endpoint.name)).toEqual([]);
  });

  test("a session that nobody used for half a day, and one that is a week old", async () => {
    const cookie = await makeSession(store, "owner");
    vi.useFakeTimers({ now: Date.now() + A_YEAR_MS, toFake: ["Date"] });
    const gates = await Promise.all(closed.map((endpoint) => gateOf(endpoint, { ...OWN, ...cookie })));
    vi.useRealTimers();
    expect(new Set(gates)).toEqual(new Set(["no-session"]));
  });
});
