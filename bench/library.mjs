import { measurePalette } from "./library/palette.mjs";
import { toSpread } from "./report/percentile.mjs";
import { loadFunctions, openPlaces } from "./setup/stores.mjs";

const MESSAGES = 10_000;

/**
 * Measures library queries on a store of 10,000 messages, on both databases.
 * @param {{ servers: object, log: (line: string) => void }} setting
 * @returns {Promise<{ store: string, count: number, what: string, p50: number, p95: number }[]>} ms
 */
export async function measureLibrary({ servers, log }) {
  const functions = await loadFunctions("library/measure-library.ts");
  const makePlace = await openPlaces(servers, "library");
  const results = [];
  for (const store of ["libSQL", "PostgreSQL"]) {
    log(`library: ${MESSAGES} messages into ${store}, and asking`);
    const plan = { count: MESSAGES, now: Date.now() };
    const { settings, environment } = await makePlace(store, MESSAGES);
    for (const { what, times } of await functions.measureLibrary(store, settings, plan))
      results.push({ ...toSpread(times), store, count: MESSAGES, what });
    const times = await measurePalette(servers, environment, MESSAGES);
    results.push({ ...toSpread(times), store, count: MESSAGES, what: "a name in the palette, to its frame" });
  }
  return results;
}
