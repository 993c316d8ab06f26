import { randomUUID } from "node:crypto";
import http from "node:http";
import { KNOWN_HEADERS } from "../e2e/fixtures/known-person.mjs";
import { toSpread } from "./report/percentile.mjs";
import { startBareNext } from "./peers/bare-next/bare-next.mjs";
import { postJson } from "./send/post-json.mjs";
import { createUpstream } from "./send/upstream.mjs";

const WARM_UP_CALLS = 50;
const PLAN = [
  { delayMs: 0, calls: 300 },
  { delayMs: 150, calls: 60 },
];
const API_KEY = "fiq_bench";
const TENANT = "bench";

/** Live mode, with limits too high to delay a send. */
export const toLiveSettings = (upstreamOrigin) => ({
  FLOWIQ_API_KEY: API_KEY,
  FLOWIQ_TENANT_ID: TENANT,
  FLOWIQ_BASE_URL: upstreamOrigin,
  MENUET_SENDS_PER_SECOND: "1000",
  MENUET_RECIPIENT_SECONDS: "0",
  MENUET_SENDS_PER_DAY: "1000000",
  MENUET_USER_SENDS_PER_MINUTE: "1000000",
});

/** Each body has its own text and number, so that no repetition or recipient limit delays it. */
export function createBodies() {
  let count = 0;
  return () => {
    count += 1;
    const rows = ["Burger", "Pizza", "Cola"].map((title) => ({ id: title.toLowerCase(), title }));
    return JSON.stringify({
      phone_number: `+2782${String(1_000_000 + count)}`,
      message_type: "interactive",
      interactive: {
        type: "list",
        body: `Please choose, number ${count}`,
        button: "View menu",
        sections: [{ title: "Dishes", rows }],
      },
    });
  };
}

/** Sends through the app with a token, like a script; see `postJson`. */
export const postSend = (origin, body, agent) =>
  postJson(`${origin}/api/send`, body, {
    agent,
    headers: { ...KNOWN_HEADERS, "idempotency-key": randomUUID() },
  });

/** Three ways to the upstream: through the app, through a bare route, and directly. */
function createCalls(origin, bare, upstream) {
  const [kept, keptBare] = [1, 2].map(() => new http.Agent({ keepAlive: true, maxSockets: 1 }));
  const route = (body) => postSend(origin, body, kept);
  const bareRoute = (body) => postJson(`${bare}/api/send`, body, { agent: keptBare, headers: {} });
  const direct = (body) =>
    postJson(`${upstream}/send-whatsapp?tenantId=${TENANT}`, body, {
      agent: false,
      headers: { authorization: `Bearer ${API_KEY}` },
    });
  const close = () => [kept, keptBare].forEach((agent) => agent.destroy());
  return { ways: { route, bareRoute, direct }, close };
}

/** Alternates between the ways, so that a slow phase of the machine affects all equally. */
async function callInTurns(ways, makeBody, calls) {
  const times = Object.fromEntries(Object.keys(ways).map((way) => [way, []]));
  for (let call = 0; call < calls; call++)
    for (const [way, post] of Object.entries(ways)) times[way].push(await post(makeBody()));
  return times;
}

/** The median cost of a way over the direct one. */
const compare = (way, direct) => ({ ...way, difference: way.p50 - direct.p50, ratio: way.p50 / direct.p50 });

/**
 * The cost of `POST /api/send` in live mode over calling the same local upstream directly.
 * A bare Next.js route with two commits and the call shows how much of it is the framework's.
 * @param {{ servers: object, log: (line: string) => void }} setting
 * @returns {Promise<{ delayMs: number, route: object, bareRoute: object, direct: object }[]>} ms
 */
export async function measureSend({ servers, log }) {
  const upstream = createUpstream();
  const upstreamOrigin = await servers.startListener(upstream.listener);
  const origin = await servers.startApp(toLiveSettings(upstreamOrigin));
  const bare = await startBareNext(servers, `${upstreamOrigin}/send-whatsapp`, log);
  const { ways, close } = createCalls(origin, bare, upstreamOrigin);
  const makeBody = createBodies();
  const count = Object.keys(ways).length;
  await callInTurns(ways, makeBody, WARM_UP_CALLS);
  let expected = count * WARM_UP_CALLS;
  const results = [];
  for (const { delayMs, calls } of PLAN) {
    log(`send: ${calls} calls each way at ${delayMs} ms`);
    upstream.state.delayMs = delayMs;
    const times = await callInTurns(ways, makeBody, calls);
    expected += count * calls;
    const [route, bareRoute, direct] = [times.route, times.bareRoute, times.direct].map(toSpread);
    results.push({
      delayMs,
      route: compare(route, direct),
      bareRoute: compare(bareRoute, direct),
      direct,
    });
  }
  close();
  if (upstream.state.received !== expected)
    throw new Error(
      `The upstream was asked ${upstream.state.received} times, not ${expected}: nothing was compared.`,
    );
  return results;
}
