import http from "node:http";
import { getJson } from "./history/get-json.mjs";
import { toSpread } from "./report/percentile.mjs";
import { loadFunctions, openPlaces } from "./setup/stores.mjs";

const SIZES = [10_000, 100_000, 1_000_000];
const DAYS = 90;
const WARM_UP_CALLS = 20;
const CALLS = 200;

/** A time-ordered id for `at` (epoch ms), with the same prefix as the outbox's own ids. */
const toId = (at) => {
  const digits = Math.floor(at).toString(16).padStart(12, "0");
  return `${digits.slice(0, 8)}-${digits.slice(8)}-7000-8000-000000000000`;
};

/** Runs the same queries through the built app, over one keep-alive connection like a browser's. */
async function measureRoute(origin, now) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const { sends } = await getJson(`${origin}/api/sends`, agent);
  const questions = {
    "first page": "",
    "a deep page": `?before=${toId(now - (DAYS / 2) * 86_400_000)}`,
    "a recipient": `?recipient=${encodeURIComponent(sends[0].recipient)}`,
    "a common state": "?state=accepted",
    "a rare state": "?state=unknown",
  };
  const results = [];
  for (const [what, query] of Object.entries(questions)) {
    const times = [];
    for (let call = 0; call < WARM_UP_CALLS + CALLS; call++) {
      const start = performance.now();
      await getJson(`${origin}/api/sends${query}`, agent);
      if (call >= WARM_UP_CALLS) times.push(performance.now() - start);
    }
    results.push({ what: `GET /api/sends: ${what}`, times });
  }
  agent.destroy();
  return results;
}

/**
 * Measures outbox queries on stores of 10,000, 100,000 and a million sends, on both databases.
 * @param {{ servers: object, log: (line: string) => void }} setting
 * @returns {Promise<{ store: string, count: number, what: string, p50: number, p95: number }[]>} ms
 */
export async function measureHistory({ servers, log }) {
  const { fill, measureStore } = await loadFunctions("history/measure-store.ts");
  const makePlace = await openPlaces(servers, "sends");
  const results = [];
  for (const store of ["libSQL", "PostgreSQL"])
    for (const count of SIZES) {
      const filling = { count, days: DAYS, now: Date.now() - 3_600_000 };
      const place = await makePlace(store, count);
      log(`history: ${count} sends into ${store}`);
      await fill(store, place.settings, filling);
      log(`history: asking ${store}`);
      const times = await measureStore(place.settings, filling);
      if (count === SIZES.at(-1))
        times.push(...(await measureRoute(await servers.startApp(place.environment), filling.now)));
      for (const { what, times: all } of times) results.push({ store, count, what, ...toSpread(all) });
    }
  return results;
}
