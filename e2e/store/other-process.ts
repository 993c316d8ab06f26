import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import type { StoreSettings } from "@/lib/store/store-settings";

const PROGRAM = path.join(process.cwd(), "e2e/store/other-process-main.mjs");

/** Another process with the same store, not open yet. `count`: opens it where needed and reads; `announce`: its number. */
export async function startStoreProcess(settings: StoreSettings) {
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(settings)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const gone = once(child, "exit");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const read = async (): Promise<unknown> => JSON.parse(String((await lines.next()).value));
  await read();
  return {
    ask: async (command: "count" | "announce"): Promise<unknown> => {
      child.stdin.write(`${command}\n`);
      return read();
    },
    /** As a crash would. */
    kill: async (): Promise<void> => {
      child.kill("SIGKILL");
      await gone;
    },
    end: async (): Promise<void> => {
      child.stdin.end();
      await gone;
    },
  };
}
