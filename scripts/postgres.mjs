import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";

const KEEPER = path.join(import.meta.dirname, "postgres/keeper.mjs");

/**
 * Starts an empty PostgreSQL on 127.0.0.1 and a free port, with default durability.
 * A keeper process ends it and removes its folder when this process ends, even by a crash.
 * `halt` stops it like a crash; `resume` restarts it on the same port with all committed data.
 * @param {{ isInstalled?: boolean }} [options] `isInstalled: false` uses the npm package's binaries
 * @returns {Promise<{ url: string, halt: () => Promise<void>, resume: () => Promise<void>, stop: () => Promise<void> }>}
 */
export async function startPostgres({ isInstalled = true } = {}) {
  const keeper = spawn(process.execPath, [KEEPER, ...(isInstalled ? [] : ["--package"])], {
    stdio: ["pipe", "pipe", "inherit"],
    // Keeps Ctrl+C from reaching the database before this process is done with it.
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
