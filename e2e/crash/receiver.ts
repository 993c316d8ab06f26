import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { bundleProgram } from "@/e2e/fixtures/store/other-process";
import type { StoreSettings } from "@/lib/server/db/server-store";

const END_WITH_PARENT = "./e2e/crash/end-with-parent.cjs";
let program: Promise<string> | undefined;

/**
 * Starts the webhook receiver as its own process, on a store and port, to be killed like a crash.
 */
export async function startReceiver(settings: StoreSettings, port: number) {
  program ??= bundleProgram("e2e/crash/receiver-main.mjs");
  const words = ["--require", END_WITH_PARENT, await program, JSON.stringify(settings), String(port)];
  const child = spawn(process.execPath, words, { stdio: ["pipe", "pipe", "inherit"] });
  const gone = once(child, "exit");
  for await (const line of createInterface({ input: child.stdout })) if (line === "ready") break;
  return {
    kill: async (): Promise<void> => {
      child.kill("SIGKILL");
      await gone;
    },
  };
}
