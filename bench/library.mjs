import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runnerImport } from "vite";
import { startPostgres } from "../scripts/postgres.mjs";
import { measurePalette } from "./library/palette.mjs";
import { toSpread } from "./report/percentile.mjs";

const ROOT = path.resolve(import.meta.dirname, "..");
const MESSAGES = 10_000;

/** The product's own functions, as they stand in its sources. */
async function loadFunctions() {
  const alias = { "@": ROOT, "server-only": path.join(ROOT, "node_modules/server-only/empty.js") };
  const options = { root: ROOT, configFile: false, logLevel: "error", resolve: { alias } };
  return (await runnerImport(path.join(ROOT, "bench/library/measure-library.ts"), options)).module;
}

/**
 * What the library answers from a store of 10 thousand messages, on both databases.
 * @param {{ servers: object, log: (line: string) => void }} setting
 * @returns {Promise<{ store: string, count: number, what: string, p50: number, p95: number }[]>} ms
 */
export async function measureLibrary({ servers, log }) {
  const functions = await loadFunctions();
  const folder = await mkdtemp(path.join(tmpdir(), "menuet-library-"));
  const postgres = await startPostgres();
  servers.onStop(async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const settings = {
    libSQL: { kind: "file", folder },
    PostgreSQL: { kind: "postgres", url: postgres.url },
  };
  const results = [];
  for (const store of ["libSQL", "PostgreSQL"]) {
    log(`library: ${MESSAGES} messages into ${store}, and asking`);
    const plan = { count: MESSAGES, now: Date.now() };
    for (const { what, times } of await functions.measureLibrary(store, settings[store], plan))
      results.push({ ...toSpread(times), store, count: MESSAGES, what });
    const environment = store === "libSQL" ? { MENUET_DATA_DIR: folder } : { DATABASE_URL: postgres.url };
    const times = await measurePalette(servers, environment, MESSAGES);
    results.push({ ...toSpread(times), store, count: MESSAGES, what: "a name in the palette, to its frame" });
  }
  return results;
}
