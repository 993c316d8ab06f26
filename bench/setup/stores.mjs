import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { runnerImport } from "vite";
import { startPostgres } from "../../scripts/postgres.mjs";
import { ROOT } from "./prepare.mjs";

/** Loads a bench file by its path in bench/, with the product's sources that it imports. */
export async function loadFunctions(file) {
  const alias = { "@": ROOT, "server-only": path.join(ROOT, "node_modules/server-only/empty.js") };
  const options = { root: ROOT, configFile: false, logLevel: "error", resolve: { alias } };
  return (await runnerImport(path.join(ROOT, "bench", file), options)).module;
}

async function createDatabase(server, name) {
  const client = new pg.Client(server);
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/**
 * Returns `makePlace`, which makes an empty store and its app settings; all ends with the servers.
 * @param {{ onStop: (stop: () => Promise<unknown>) => void }} servers
 * @param {string} part names the folder and the databases
 */
export async function openPlaces(servers, part) {
  const folder = await mkdtemp(path.join(tmpdir(), `menuet-${part}-`));
  const postgres = await startPostgres();
  servers.onStop(async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return async function makePlace(kind, count) {
    if (kind === "libSQL") {
      const own = path.join(folder, String(count));
      return { settings: { kind: "file", folder: own }, environment: { MENUET_DATA_DIR: own } };
    }
    const url = await createDatabase(postgres.url, `${part}_${count}`);
    return { settings: { kind: "postgres", url }, environment: { DATABASE_URL: url } };
  };
}
