import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { makeKnownPeople } from "../../e2e/fixtures/known-people.mjs";

export const LOOPBACK = "127.0.0.1";
const ROOT = path.resolve(import.meta.dirname, "../..");
const NEXT = "node_modules/next/dist/bin/next";
const START_MS = 60_000;
const STOP_MS = 10_000;
const POLL_MS = 100;
const LOG_CHARACTERS = 4000;

/** @returns {Promise<number>} a loopback port chosen by the system, once the server listens */
function listen(server) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, LOOPBACK, () => resolve(server.address().port));
  });
}

async function findFreePort() {
  const probe = createServer();
  const port = await listen(probe);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

const isUp = async (url) => {
  const reply = await fetch(url).catch(() => null);
  return reply !== null && reply.status < 500;
};

/**
 * The measured app's environment: none of the caller's settings, only what finding programs needs.
 */
const toEnvironment = (settings) => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  NODE_ENV: "production",
  NEXT_TELEMETRY_DISABLED: "1",
  ...settings,
});

async function stopChild(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const isGone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  await isGone;
  clearTimeout(timer);
}

/** Tracks everything that one run starts, so that it can stop exactly that. */
export function createServers() {
  /** @type {(() => Promise<unknown>)[]} */
  const stops = [];

  /**
   * Serves a request listener on a loopback port.
   * @returns {Promise<string>} its origin
   */
  async function startListener(listener) {
    const server = createServer(listener);
    const port = await listen(server);
    stops.push(() => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    });
    return `http://${LOOPBACK}:${port}`;
  }

  /**
   * Starts a built Next.js app on a loopback port with an empty data folder, and waits for it.
   * `home` has the app's packages, `probe` is the path to poll, and `prepare` runs before the
   * start.
   * @param {{ folder: string, home?: string, probe: string, toSettings: (data: string, origin: string) => Record<string, string>, prepare?: (env: object) => Promise<unknown> }} app
   * @returns {Promise<{ origin: string, pid: number }>}
   */
  async function startNext({ folder, home = ROOT, probe, toSettings, prepare }) {
    const port = await findFreePort();
    const origin = `http://${LOOPBACK}:${port}`;
    const data = await mkdtemp(path.join(tmpdir(), "menuet-bench-"));
    const args = [
      "--max-old-space-size=256",
      path.join(home, NEXT),
      "start",
      folder,
      "-H",
      LOOPBACK,
      "-p",
      String(port),
    ];
    const env = toEnvironment(toSettings(data, origin));
    await prepare?.(env);
    const child = spawn(process.execPath, args, { cwd: home, env, stdio: ["ignore", "pipe", "pipe"] });
    stops.push(async () => {
      await stopChild(child);
      await rm(data, { recursive: true, force: true });
    });
    let log = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => (log = (log + chunk).slice(-LOG_CHARACTERS)));
    for (let waited = 0; waited < START_MS; waited += POLL_MS) {
      if (child.exitCode !== null) throw new Error(`The app stopped with code ${child.exitCode}:\n${log}`);
      if (await isUp(`${origin}${probe}`)) return { origin, pid: child.pid };
      await wait(POLL_MS);
    }
    throw new Error(`The app did not answer within ${START_MS / 1000} s:\n${log}`);
  }

  /**
   * Starts the built app.
   * @param {Record<string, string>} settings environment variables, as in the README
   */
  const startAppProcess = (settings = {}) =>
    startNext({
      folder: ROOT,
      probe: "/api/health",
      toSettings: (data, origin) => ({ APP_ORIGIN: origin, MENUET_DATA_DIR: data, ...settings }),
      prepare: ({ MENUET_DATA_DIR, DATABASE_URL }) => makeKnownPeople({ MENUET_DATA_DIR, DATABASE_URL }),
    });

  const startApp = async (settings = {}) => (await startAppProcess(settings)).origin;

  /** Starts an earlier commit's app, without a signed-in user. */
  const startEarlierApp = async (folder) => {
    const toSettings = (data, origin) => ({ APP_ORIGIN: origin, MENUET_DATA_DIR: data });
    return (await startNext({ folder, home: folder, probe: "/api/health", toSettings })).origin;
  };

  /** Stops another process along with the rest. */
  const onStop = (stop) => stops.push(stop);

  /** Stops all at once, so that a slow one doesn't keep the others running. */
  const stopAll = () => Promise.all(stops.splice(0).map((stop) => stop()));

  return { startListener, startNext, startApp, startEarlierApp, startAppProcess, onStop, stopAll };
}
