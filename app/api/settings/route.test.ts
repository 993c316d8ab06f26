import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { makeToken } from "@/e2e/fixtures/store/known-account";
import { openTestStore } from "@/e2e/fixtures/store/store-under-test";
import { serverFactsSchema } from "@/lib/api/server-facts";
import "@/lib/server/db/server-store";
import { version } from "../../../package.json";

const CANARY = "fiq_canary_6b1f0c2d9e8a7f55";
const PASSWORD = "database-canary";
const ORIGIN = "http://localhost:3000";

const opened = await openTestStore("libSQL");
beforeAll(() => {
  globalThis.menuetStore = opened.store;
  vi.stubEnv("APP_ORIGIN", ORIGIN);
  vi.stubEnv("FLOWIQ_API_KEY", CANARY);
  vi.stubEnv("FLOWIQ_TENANT_ID", "acme");
  vi.stubEnv("DATABASE_URL", `postgres://menuet:${PASSWORD}@127.0.0.1/menuet`);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await opened.destroy();
});

async function ask(headers: Record<string, string>): Promise<Response> {
  const { GET } = await import("./route");
  return GET(new Request(`${ORIGIN}/api/settings`, { headers }));
}

test("an owner is told what the server runs with, and of its secrets four characters", async () => {
  const answer = await ask(await makeToken(opened.store, "owner"));
  const text = await answer.text();
  expect(serverFactsSchema.parse(JSON.parse(text))).toEqual({
    ...{ mode: "live", base_url: "https://api.flowiq.live", tenant: "acme", key_last_four: "7f55" },
    ...{ version, store: "postgres", app_origin: ORIGIN, node: process.version },
  });
  expect(text).not.toContain(CANARY.slice(0, -4));
  expect(text).not.toContain(PASSWORD);
});

test("a sender is not", async () => {
  const answer = await ask(await makeToken(opened.store, "sender"));
  expect(answer.status).toBe(403);
  expect(await answer.text()).not.toContain("7f55");
});
