import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { makeToken } from "@/e2e/fixtures/store/known-account";
import { openStore } from "@/lib/server/db/server-store";

const MOST_MS = 30_000;

/** Puts a sender's token into a new store and returns the token's header. */
async function makeSender(folder: string) {
  const store = openStore({ kind: "file", folder });
  try {
    return await makeToken(store, "sender");
  } finally {
    await store.close();
  }
}

/** The built app in sandbox mode on a loopback port; browsers know it as `appOrigin`. */
export async function startMenuet(port: number, appOrigin: string) {
  const folder = mkdtempSync(path.join(tmpdir(), "menuet-behind-"));
  const sender = await makeSender(folder);
  const app = spawn(
    process.execPath,
    ["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", String(port)],
    {
      stdio: ["ignore", "ignore", "inherit"],
      env: {
        ...process.env,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        APP_ORIGIN: appOrigin,
        MENUET_DATA_DIR: folder,
        DATABASE_URL: "",
        FLOWIQ_API_KEY: "",
        MENUET_RECIPIENT_SECONDS: "0",
      },
    },
  );
  const exit = once(app, "exit");
  const begin = Date.now();
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null);
    if (answer?.ok) break;
    if (app.exitCode !== null || Date.now() > begin + MOST_MS) throw new Error("Menuet did not start");
  }
  return {
    sender,
    stop: async () => {
      app.kill("SIGTERM");
      await exit;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
