import { randomUUID } from "node:crypto";
import http from "node:http";
import { KNOWN_HEADERS } from "../e2e/known-person.mjs";
import { toSpread } from "./report/percentile.mjs";
import { postJson } from "./send/post-json.mjs";
import { createUpstream } from "./send/upstream.mjs";

const WARM_UP_CALLS = 50;
const PLAN = [
  { delayMs: 0, calls: 300 },
  { delayMs: 150, calls: 60 },
];
const API_KEY = "fiq_bench";
const TENANT = "bench";

/** A live app whose pace holds nothing back. */
export const toLiveSettings = (upstreamOrigin) => ({
  FLOWIQ_API_KEY: API_KEY,
  FLOWIQ_TENANT_ID: TENANT,
  FLOWIQ_BASE_URL: upstreamOrigin,
  MENUET_SENDS_PER_SECOND: "1000",
  MENUET_RECIPIENT_SECONDS: "0",
  MENUET_SENDS_PER_DAY: "1000000",
  MENUET_USER_SENDS_PER_MINUTE: "1000000",
});

/** Bodies that no rule against repetition or against haste to one recipient can hold back: each its own text and number. */
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

/** Through the app, as a script goes, with a token; see `postJson`. */
export const postSend = (origin, body, agent) =>
  postJson(`${origin}/api/send`, body, {
    agent,
    headers: { ...KNOWN_HEADERS, "idempotency-key": randomUUID() },
  });

/** The two ways to the upstream: through the app as a script goes, and directly as the app itself goes. */
function createCalls(origin, upstream) {
  const kept = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const viaRoute = (body) => postSend(origin, body, kept);
  const direct = (body) =>
    postJson(`${upstream}/send-whatsapp?tenantId=${TENANT}`, body, {
      agent: false,
      headers: { authorization: `Bearer ${API_KEY}` },
    });
  return { viaRoute, direct, close: () => kept.destroy() };
}

/** A B A B, one at a time, so that what slows the machine slows both. */
async function callInTurns({ viaRoute, direct }, makeBody, calls) {
  const times = { route: [], direct: [] };
  for (let call = 0; call < calls; call++) {
    times.route.push(await viaRoute(makeBody()));
    times.direct.push(await direct(makeBody()));
  }
  return times;
}

/**
 * What `POST /api/send` costs over calling the upstream directly, in live mode against an upstream of our own.
 * @param {{ servers: object, log: (line: string) => void }} setting
 * @returns {Promise<{ delayMs: number, route: object, direct: object, difference: number, ratio: number }[]>} ms
 */
export async function measureSend({ servers, log }) {
  const upstream = createUpstream();
  const upstreamOrigin = await servers.startListener(upstream.listener);
  const origin = await servers.startApp(toLiveSettings(upstreamOrigin));
  const calls = createCalls(origin, upstreamOrigin);
  const makeBody = createBodies();
  await callInTurns(calls, makeBody, WARM_UP_CALLS);
  let expected = 2 * WARM_UP_CALLS;
  const results = [];
  for (const { delayMs, calls: count } of PLAN) {
    log(`send: ${count} calls each way at ${delayMs} ms`);
    upstream.state.delayMs = delayMs;
    const times = await callInTurns(calls, makeBody, count);
    expected += 2 * count;
    const [route, direct] = [toSpread(times.route), toSpread(times.direct)];
    results.push({
      delayMs,
      route,
      direct,
      difference: route.p50 - direct.p50,
      ratio: route.p50 / direct.p50,
    });
  }
  calls.close();
  if (upstream.state.received !== expected)
    throw new Error(
      `The upstream was asked ${upstream.state.received} times, not ${expected}: nothing was compared.`,
    );
  return results;
}
