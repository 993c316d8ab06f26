import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";

const ROOT = path.join(import.meta.dirname, "..");
/** Enough for a start that has nothing to install or build. */
const START_TIMEOUT_MS = 15_000;
const END_TIMEOUT_MS = 8_000;
const TEST_TIMEOUT_MS = 40_000;
const CANARY = "fiq_canary_5d3e91";
/** One empty data folder for all servers here. */
const DATA = mkdtempSync(path.join(tmpdir(), "menuet-start-"));
const OWN_SETTINGS = {
  MENUET_DATA_DIR: DATA,
  DATABASE_URL: "",
  FLOWIQ_API_KEY: "",
  FLOWIQ_TENANT_ID: "",
  FLOWIQ_BASE_URL: "",
  APP_ORIGIN: "",
  HOST: "",
};

type Started = { process: ChildProcess; pid: number; said: () => string; ended: Promise<number | null> };
const started: Started[] = [];

/** Runs `npm start` in its own process group. */
function npmStart(settings: Record<string, string>): Started {
  const child = spawn("npm", ["start"], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "production", ...OWN_SETTINGS, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => (said += text));
  const ended = new Promise<number | null>((resolve, reject) =>
    child.on("error", reject).on("close", resolve),
  );
  const one = { process: child, pid: child.pid ?? NaN, said: () => said, ended };
  started.push(one);
  return one;
}

/** Whether any process of the group is still alive. */
function isGroupAlive(pid: number): boolean {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}

const canConnect = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("connect", () => resolve(true)).on("error", () => resolve(false));
    socket.on("connect", () => socket.destroy());
  });

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

const within = <T>(promise: Promise<T>, ms: number): Promise<T | "too late"> =>
  Promise.race([promise, delay(ms, "too late" as const, { ref: false })]);

afterAll(() => rmSync(DATA, { recursive: true, force: true }));
afterEach(() => {
  for (const { pid } of started.splice(0)) if (isGroupAlive(pid)) process.kill(-pid, "SIGKILL");
});

describe("npm start", { timeout: TEST_TIMEOUT_MS }, () => {
  test("prints the address, serves it, and on SIGTERM leaves neither a process nor an open port", async () => {
    const port = await findFreePort();
    const menuet = npmStart({ PORT: String(port) });
    const address = `http://localhost:${port}`;
    await vi.waitFor(() => expect(menuet.said()).toContain(`Open ${address}`), { timeout: START_TIMEOUT_MS });
    expect(menuet.said()).not.toMatch(/Installing|Building/);
    expect(menuet.said()).toContain("sandbox: nothing leaves this machine");

    const origin = `http://127.0.0.1:${port}`;
    const health = await fetch(`${origin}/api/health`);
    expect(await health.json()).toEqual({ status: "ok", mode: "sandbox" });
    const page = await fetch(origin);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("Menuet");

    menuet.process.kill("SIGTERM");
    await vi.waitFor(() => expect(isGroupAlive(menuet.pid)).toBe(false), { timeout: END_TIMEOUT_MS });
    expect(await canConnect(port)).toBe(false);
  });

  test.each([
    ["a key without a tenant", { FLOWIQ_API_KEY: CANARY }, "FLOWIQ_TENANT_ID"],
    [
      "plain http to another machine",
      { FLOWIQ_API_KEY: CANARY, FLOWIQ_TENANT_ID: "acme", FLOWIQ_BASE_URL: "http://flowiq.example" },
      "FLOWIQ_BASE_URL",
    ],
  ])("with %s ends at once, names the setting, and shows no key", async (_what, settings, name) => {
    const port = await findFreePort();
    const menuet = npmStart({ ...settings, PORT: String(port) });
    const code = await within(menuet.ended, START_TIMEOUT_MS);
    expect(menuet.said()).toContain(name);
    expect(menuet.said()).not.toContain("canary");
    expect(menuet.said()).not.toContain("Menuet is running");
    expect(code).toBe(1);
    expect(isGroupAlive(menuet.pid)).toBe(false);
    expect(await canConnect(port)).toBe(false);
  });

  test("with a database that is away says that it cannot send and why, and serves the pages", async () => {
    const port = await findFreePort();
    const database = `postgres://menuet:secret@127.0.0.1:${await findFreePort()}/menuet`;
    const menuet = npmStart({ PORT: String(port), DATABASE_URL: database });
    await vi.waitFor(() => expect(menuet.said()).toContain(`:${port}`), { timeout: START_TIMEOUT_MS });
    expect(menuet.said()).toMatch(/Menuet can't send yet\. .*DATABASE_URL/);
    expect(menuet.said()).not.toContain("secret");
    expect((await fetch(`http://127.0.0.1:${port}`)).status).toBe(200);
  });

  test("on a port that something else has taken says so, and does not take its answers for its own", async () => {
    const other = createServer((_, response) => {
      response.setHeader("Content-Type", "application/json").end(`{"status":"ok","mode":"sandbox"}`);
    }).listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const menuet = npmStart({ PORT: String(port) });
    const code = await within(menuet.ended, START_TIMEOUT_MS);
    other.close();
    expect(menuet.said()).not.toContain("Menuet is running");
    expect(menuet.said()).toContain(String(port));
    expect(code).toBe(1);
    expect(isGroupAlive(menuet.pid)).toBe(false);
  });
});
