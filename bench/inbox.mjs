import { measurePaint } from "./inbox/paint.mjs";
import { toSpread } from "./report/percentile.mjs";
import { loadFunctions, openPlaces } from "./setup/stores.mjs";

const SIZES = (process.env.INBOX_SIZES ?? "10000,1000000").split(",").map(Number);
const DAYS = 90;

/**
 * Measures inbox queries, event throughput and event-to-paint time on both databases.
 * Sizes are 10 thousand and a million messages, ten to a conversation.
 * @param {{ servers: object, log: (line: string) => void }} setting
 * @returns {Promise<{ store: string, count: number, what: string, p50: number, p95: number }[]>} ms
 */
export async function measureInbox({ servers, log }) {
  const functions = await loadFunctions("inbox/measure-inbox.ts");
  const makePlace = await openPlaces(servers, "inbox");
  const results = [];
  for (const store of ["libSQL", "PostgreSQL"])
    for (const count of SIZES) {
      const filling = { count, days: DAYS, now: Date.now() - 60_000 };
      const { settings, environment } = await makePlace(store, count);
      log(`inbox: ${count} messages into ${store}, and asking`);
      const all = await functions.measureInbox(store, settings, filling);
      if (count === SIZES.at(-1)) {
        log(`inbox: events into the page, over ${store}`);
        all.push({ what: "an event, to its frame", times: await measurePaint(servers, environment) });
      }
      for (const { what, times } of all) results.push({ ...toSpread(times), store, count, what });
    }
  return results;
}
