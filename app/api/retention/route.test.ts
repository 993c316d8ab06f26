import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { OTHER_SITES, OWN_PAGE } from "@/e2e/fixtures/outbox/where-from";
import { makeSession, makeToken } from "@/e2e/fixtures/store/known-account";
import { setIdleOutbox } from "@/e2e/fixtures/store/idle-outbox";
import { openTestStore } from "@/e2e/fixtures/store/store-under-test";
import { problemSchema } from "@/lib/api/problem";
import { retentionSchema } from "@/lib/api/history";

const APP_ORIGIN = "http://localhost:3000";

const opened = await openTestStore("libSQL");
const { store } = opened;
/** A viewer's script, and browsers in which a sender and an owner are signed in. */
let viewer: { Authorization: string };
let sender: { Cookie: string };
let owner: { Cookie: string };

beforeAll(async () => {
  setIdleOutbox(store);
  vi.stubEnv("APP_ORIGIN", APP_ORIGIN);
  viewer = await makeToken(store, "viewer");
  sender = await makeSession(store, "sender");
  owner = await makeSession(store, "owner");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await opened.destroy();
});

describe("/api/retention", () => {
  const JSON_TYPE = { "content-type": "application/json" };
  async function put(
    body: string,
    headers: Record<string, string> = { ...JSON_TYPE, ...OWN_PAGE },
    by = owner,
  ) {
    const { PUT } = await import("./route");
    return PUT(new Request(APP_ORIGIN, { method: "PUT", body, headers: { ...by, ...headers } }));
  }
  async function get() {
    const { GET } = await import("./route");
    return retentionSchema.parse(await (await GET(new Request(APP_ORIGIN, { headers: viewer }))).json());
  }

  test("is 90 days, then what was put, and null keeps everything", async () => {
    expect(await get()).toEqual({ days: 90 });
    for (const days of [1, 3_650, null]) {
      const answer = await put(JSON.stringify({ days }));
      expect([answer.status, await answer.json()]).toEqual([200, { days }]);
      expect(await get()).toEqual({ days });
    }
  });

  test.each([
    ["{}", 422],
    ['{"days":0}', 422],
    ['{"days":3651}', 422],
    ['{"days":1.5}', 422],
    ['{"days":"7"}', 422],
    ["days=7", 400],
    [`{"days":${" ".repeat(70_000)}7}`, 413],
  ])("a body %j is a %i and changes nothing", async (body, status) => {
    const before = await get();
    const answer = await put(body);
    expect(answer.status).toBe(status);
    expect(problemSchema.parse(await answer.json()).status).toBe(status);
    expect(await get()).toEqual(before);
  });

  test("takes JSON only, and nothing of another site's", async () => {
    expect((await put('{"days":7}', { "content-type": "text/plain", ...OWN_PAGE })).status).toBe(415);
    for (const headers of OTHER_SITES)
      expect((await put('{"days":7}', { ...JSON_TYPE, ...headers })).status).toBe(403);
  });

  test("is an owner's to set", async () => {
    const answer = await put('{"days":7}', { ...JSON_TYPE, ...OWN_PAGE }, sender);
    expect(problemSchema.parse(await answer.json())).toMatchObject({
      status: 403,
      type: "urn:menuet:problem:not-allowed",
    });
  });
});
