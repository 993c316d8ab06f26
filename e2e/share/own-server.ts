import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { type BrowserContext, request, test as base } from "@playwright/test";
import type { Role } from "@/lib/accounts/contract/role";
import { KNOWN_EMAILS, KNOWN_PASSWORD } from "@/e2e/known-person.mjs";

const MOST_MS = 60_000;
const LOOK_MS = 200;

async function findPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}

async function waitUntilHealthy(url: string): Promise<void> {
  for (const end = Date.now() + MOST_MS; Date.now() < end;) {
    const answer = await fetch(`${url}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new Error(`${url} did not become healthy.`);
}

/** The built app in sandbox mode with the known people, for journeys that change what holds for everybody on it. */
async function startOwn() {
  const folder = mkdtempSync(path.join(tmpdir(), "menuet-own-"));
  const port = await findPort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    ...{ NEXT_TELEMETRY_DISABLED: "1", APP_ORIGIN: url, MENUET_DATA_DIR: folder, DATABASE_URL: "" },
    ...{ FLOWIQ_API_KEY: "", FLOWIQ_TENANT_ID: "", MENUET_RECIPIENT_SECONDS: "0" },
  };
  execFileSync(process.execPath, ["e2e/known-people.mjs"], { stdio: "inherit", env });
  const next = "node_modules/next/dist/bin/next";
  const app = spawn(process.execPath, [next, "start", "-H", "127.0.0.1", "-p", String(port)], {
    stdio: "ignore",
    env,
  });
  await waitUntilHealthy(url);
  const stop = async () => {
    app.kill();
    if (app.exitCode === null) await once(app, "exit");
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, stop };
}

async function signIn(url: string, role: Role) {
  const context = await request.newContext({ baseURL: url, extraHTTPHeaders: { Origin: url } });
  const data = { email: KNOWN_EMAILS[role], password: KNOWN_PASSWORD };
  const answer = await context.post("/api/auth/sign-in", { data });
  if (!answer.ok()) throw new Error(`The ${role} could not sign in: ${await answer.text()}`);
  const state = await context.storageState();
  await context.dispose();
  return state;
}

export type Own = {
  url: string;
  /** A browser in which somebody of that role is signed in, or nobody. */
  open: (role: Role | null) => Promise<BrowserContext>;
};

/** Journeys on a server of their own, one for all of a worker's. */
export const test = base.extend<{ own: Own }, { ownServer: { url: string; states: Map<Role, object> } }>({
  ownServer: [
    async ({}, use) => {
      const { url, stop } = await startOwn();
      const states = new Map<Role, object>();
      for (const role of ["owner", "sender", "viewer"] as const) states.set(role, await signIn(url, role));
      await use({ url, states });
      await stop();
    },
    { scope: "worker", timeout: 2 * MOST_MS },
  ],
  own: async ({ browser, ownServer: { url, states } }, use) => {
    const opened: BrowserContext[] = [];
    const open = async (role: Role | null) => {
      const storageState = (role && states.get(role)) ?? { cookies: [], origins: [] };
      const context = await browser.newContext({
        baseURL: url,
        storageState: storageState as never,
        extraHTTPHeaders: {},
        permissions: ["clipboard-read", "clipboard-write"],
      });
      opened.push(context);
      return context;
    };
    await use({ url, open });
    await Promise.all(opened.map((context) => context.close()));
  },
});
