import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";

const KEEPER = path.join(import.meta.dirname, "postgres/keeper.mjs");

/**
 * A real PostgreSQL for tests, on 127.0.0.1 and a free port, empty, durable as it comes. A process
 * of its own keeps it, and ends it and removes its folder with this one, however this one ends.
 * `halt` ends it in its tracks as a crash would, `resume` brings it back on the same port with what
 * it had committed.
 * @param {{ isInstalled?: boolean }} [options] `isInstalled: false` passes over the machine's own and takes the package's
 * @returns {Promise<{ url: string, halt: () => Promise<void>, resume: () => Promise<void>, stop: () => Promise<void> }>}
 */
export async function startPostgres({ isInstalled = true } = {}) {
  const keeper = spawn(process.execPath, [KEEPER, ...(isInstalled ? [] : ["--package"])], {
    stdio: ["pipe", "pipe", "inherit"],
    // Ctrl C must not reach the database before this process has finished with it.
    detached: true,
  });
  const gone = once(keeper, "exit");
  const lines = createInterface({ input: keeper.stdout })[Symbol.asyncIterator]();
  /** @param {string} command */
  const tell = async (command) => {
    keeper.stdin.write(`${command}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error(`PostgreSQL didn't ${command}. See the lines above.`);
    return value;
  };
  const url = await tell("start");
  return {
    url,
    halt: () => tell("halt"),
    resume: () => tell("resume"),
    stop: async () => {
      keeper.stdin.end();
      await gone;
    },
  };
}
