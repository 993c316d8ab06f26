import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ask, type Endpoint, findEndpoints, findGate } from "@/e2e/fixtures/store/every-endpoint";
import { setIdleOutbox } from "@/e2e/fixtures/store/idle-outbox";
import { makeSession, makeToken } from "@/e2e/fixtures/store/known-account";
import { openTestStore } from "@/e2e/fixtures/store/store-under-test";

const APP_ORIGIN = "https://menuet.example";

const ORIGINS = { none: null, own: APP_ORIGIN, another: "https://evil.example", opaque: "null" } as const;
const SITES = [null, "same-origin", "same-site", "cross-site", "none"] as const;
const TYPES = [null, "application/json", "text/plain"] as const;
const CREDENTIALS = ["none", "session", "token", "session and token"] as const;
/** One endpoint of each method; an owner may call all of them. */
const ENDPOINTS = [
  "GET /api/sends",
  "POST /api/send",
  "PUT /api/retention",
  "PATCH /api/inbox/conversations/:id",
  "DELETE /api/sends/:id",
];

type Cell = {
  origin: keyof typeof ORIGINS;
  site: (typeof SITES)[number];
  type: (typeof TYPES)[number];
  credential: (typeof CREDENTIALS)[number];
};

const CELLS: Cell[] = (Object.keys(ORIGINS) as Cell["origin"][]).flatMap((origin) =>
  SITES.flatMap((site) =>
    TYPES.flatMap((type) => CREDENTIALS.map((credential) => ({ origin, site, type, credential }))),
  ),
);

/** The result that the specification requires for a request. */
function toExpected(method: string, { origin, site, type, credential }: Cell): string {
  const isRead = method === "GET";
  const isOwn = site === "same-origin" || origin === "own" || credential === "token";
  if (!isRead && !isOwn) return "cross-site";
  if (["POST", "PUT", "PATCH"].includes(method) && type !== "application/json") return "wrong-type";
  return credential === "none" ? "no-session" : "through";
}

const opened = await openTestStore("libSQL");
const { store } = opened;
const endpoints = new Map((await findEndpoints()).map((endpoint) => [endpoint.name, endpoint]));
let session: Record<string, string>;
let token: Record<string, string>;

beforeAll(async () => {
  setIdleOutbox(store);
  vi.stubEnv("APP_ORIGIN", APP_ORIGIN);
  session = await makeSession(store, "owner", APP_ORIGIN);
  token = await makeToken(store, "owner");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await opened.destroy();
});

function toHeaders({ origin, site, type, credential }: Cell): Record<string, string> {
  const headers = { Origin: ORIGINS[origin], "Sec-Fetch-Site": site, "Content-Type": type };
  const given = Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  const who = {
    none: {},
    session,
    token,
    "session and token": { ...session, ...token },
  }[credential];
  return { ...Object.fromEntries(given), ...who };
}

describe.each(ENDPOINTS)("%s", (name) => {
  test(`lets through exactly what is specified, of ${CELLS.length} kinds of request`, async () => {
    const endpoint = endpoints.get(name) as Endpoint;
    const wrong: string[] = [];
    for (const cell of CELLS) {
      const gate = await findGate(await ask(endpoint, APP_ORIGIN, toHeaders(cell)));
      const expected = toExpected(endpoint.method, cell);
      if (gate !== expected) wrong.push(`${JSON.stringify(cell)}: ${gate}, not ${expected}`);
    }
    expect(wrong).toEqual([]);
  });
});
