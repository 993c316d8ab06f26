// A process that opens a store by itself: `node e2e/store/other-process-main.mjs <settings as JSON>`. It takes a command a line and answers
// each with a line of JSON, and ends with its input.
import path from "node:path";
import { createInterface } from "node:readline";
import { runnerImport } from "vite";

const ROOT = path.join(import.meta.dirname, "../..");
const MARKER = path.join(ROOT, "node_modules/server-only/empty.js");

/** @type {{ module: typeof import("../lib/store/open-store") }} */
const { module } = await runnerImport(path.join(ROOT, "lib/store/open-store.ts"), {
  configFile: false,
  root: ROOT,
  logLevel: "silent",
  resolve: { alias: { "@": ROOT, "server-only": MARKER } },
});
const store = module.openStore(JSON.parse(process.argv[2] ?? ""));

/** @type {Record<string, () => Promise<unknown>>} */
const COMMANDS = {
  count: () =>
    store.query((db) =>
      db
        .selectFrom("sends")
        .select(({ fn }) => fn.countAll().as("count"))
        .executeTakeFirst(),
    ),
  announce: () => store.announce(),
};

console.log('"ready"');
for await (const command of createInterface({ input: process.stdin })) {
  const answer = await COMMANDS[command]?.().catch((/** @type {Error} */ error) => ({
    error: error.message,
  }));
  console.log(JSON.stringify(answer ?? null));
}
await store.close();
