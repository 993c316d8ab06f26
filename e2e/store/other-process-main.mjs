// A process that opens a store by itself, once other-process.ts has made one file of it: its argument is the settings as JSON. It takes
// a command a line and answers each with a line of JSON, and ends with its input.
import { createInterface } from "node:readline";
import { openStore } from "../../lib/store/open-store";

const store = openStore(JSON.parse(process.argv[2] ?? ""));

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

// Standard output is the line to who started it.
console.log('"ready"');
for await (const command of createInterface({ input: process.stdin })) {
  const answer = await COMMANDS[command]?.().catch((/** @type {Error} */ error) => ({
    error: error.message,
  }));
  console.log(JSON.stringify(answer ?? null));
}
await store.close();
