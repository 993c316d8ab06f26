import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { setIdleOutbox } from "@/e2e/fixtures/store/idle-outbox";
import { makeToken } from "@/e2e/fixtures/store/known-account";
import { openTestStore } from "@/e2e/fixtures/store/store-under-test";

const ORIGIN = "http://localhost:3000";
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
/** Not checked here: unknown paths, and FlowIQ's hook, whose path is the credential. */
const APART = ["[...path]/route.ts", "hooks/flowiq/[secret]/route.ts"];
const ROUTES = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith("route.ts") && !APART.includes(file),
);
/** `OPEN` answers 2xx to anyone; `FOR_ANYONE` needs no account, but must come from our own page. */
const OPEN = ["health", "openapi.json"];
const FOR_ANYONE = [
  ...["POST auth/sign-in", "PUT auth/sign-in", "POST auth/links", "PUT auth/links", "POST shares/open"],
];
/** Viewers may post what changes nothing, and may review messages that others share. */
const FOR_VIEWERS = [
  ...["audio", "approvals", "library/search", "inbox/search", "inbox/presence"],
  "shares/[id]/comments",
];

type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>;
type Route = { file: string; name: string; method: string; handler: Handler };

const opened = await openTestStore("libSQL");
const handlers: Route[] = [];
for (const file of ROUTES) {
  const exports = (await import(path.join(import.meta.dirname, file))) as Record<string, Handler | undefined>;
  for (const method of METHODS) {
    const handler = exports[method];
    if (handler) handlers.push({ file, name: path.dirname(file), method, handler });
  }
}
const isForAnyone = ({ method, name }: Route) => FOR_ANYONE.includes(`${method} ${name}`);
const closed = handlers.filter((route) => !OPEN.includes(route.name) && !isForAnyone(route));

beforeAll(() => {
  vi.stubEnv("APP_ORIGIN", ORIGIN);
  setIdleOutbox(opened.store);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await opened.destroy();
});

const JSON_TYPE = { "content-type": "application/json" };
const PARAMS = { id: "01a20f19-f75d-7000-8137-b8ebb1860d6a" };
const ask = ({ handler, method }: Route, headers: Record<string, string>) =>
  handler(new Request(`${ORIGIN}/api/x`, { method, headers: { ...JSON_TYPE, ...headers } }), {
    params: Promise.resolve(PARAMS),
  });

describe("every route of the API", () => {
  test("is looked at", () => {
    expect(closed.length).toBeGreaterThan(25);
    expect(handlers.filter(({ name }) => OPEN.includes(name)).map(({ method }) => method)).toEqual([
      "GET",
      "GET",
    ]);
    expect(handlers.filter(isForAnyone)).toHaveLength(FOR_ANYONE.length);
  });

  test.each(closed.map((route) => [route.method, route.name, route] as const))(
    "%s %s lets in nobody who is not known",
    async (_method, _name, route) => {
      expect((await ask(route, { "sec-fetch-site": "same-origin" })).status).toBe(401);
      const stranger = { authorization: `Bearer menuet_${"x".repeat(43)}` };
      expect((await ask(route, stranger)).status).toBe(401);
    },
  );

  const changing = handlers.filter(({ method }) => method !== "GET" && method !== "HEAD");
  test.each(changing.map((route) => [route.method, route.name, route] as const))(
    "%s %s takes nothing that may be another site's",
    async (_method, _name, route) => {
      const others: Record<string, string>[] = [
        {},
        { origin: "https://evil.example" },
        { "sec-fetch-site": "cross-site" },
      ];
      for (const headers of others)
        expect((await ask(route, { cookie: "menuet=x", ...headers })).status).toBe(403);
    },
  );

  test("takes of a viewer no change at all, but of what is its own or is asked of it", async () => {
    const viewer = await makeToken(opened.store, "viewer");
    const others = changing.filter(
      (route) =>
        !/^(?:auth|drafts)\//.test(route.name) && !isForAnyone(route) && !FOR_VIEWERS.includes(route.name),
    );
    const statuses = await Promise.all(others.map(async (route) => (await ask(route, viewer)).status));
    expect(others.length).toBeGreaterThan(8);
    expect(new Set(statuses)).toEqual(new Set([403]));
  });
});
