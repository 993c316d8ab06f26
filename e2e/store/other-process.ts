import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { build } from "vite";
import { afterAll } from "vitest";
import type { StoreSettings } from "@/lib/store/store-settings";

const ROOT = process.cwd();
/** Inside the project, so that its packages are found above it. */
const FOLDER = path.join(ROOT, `.cache/other-process-${process.pid}`);
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

/** The program as one file of JavaScript: to read all its TypeScript anew would take each process seconds. */
async function bundleProgram(): Promise<string> {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: "warn",
    resolve: {
      alias: { "@": ROOT, "server-only": path.join(ROOT, "node_modules/server-only/empty.js") },
    },
    build: { ssr: "e2e/store/other-process-main.mjs", outDir: FOLDER },
  });
  return path.join(FOLDER, "other-process-main.mjs");
}
let program: Promise<string> | undefined;

/** Another process with the same store, not open yet. `count`: opens it where needed and reads; `announce`: its number. */
export async function startStoreProcess(settings: StoreSettings) {
  program ??= bundleProgram();
  const child = spawn(process.execPath, [await program, JSON.stringify(settings)], {
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
