// From a fresh clone to a running server: install, build, start.
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { build, environment, fromRoot, install, NEXT, start } from "./steps.mjs";

const HEALTH_TIMEOUT_MS = 30_000;
const HEALTH_EVERY_MS = 100;
/** A database may start shortly after the server. */
const UNWELL_MS = 5_000;
const HEALTH_ANSWER_MS = 5_000;
/** Without a limit the heap grows with load; with it the server is as fast and stays small. */
const HEAP_MB = 256;
/** The first fixed release of each maintained line; Node 20 is past its end of life. */
const SAFE_NODES = ["22.23.4", "24.22.1", "26.12.1"];

/** @param {string} version */
const toNumbers = (version) => version.split(".").map(Number);

function warnOfOldNode() {
  const [major = 0, minor = 0, patch = 0] = toNumbers(process.versions.node);
  const isSafe = SAFE_NODES.map(toNumbers).some(
    ([m = 0, n = 0, p = 0], index) =>
      (major === m && (minor > n || (minor === n && patch >= p))) ||
      (index === SAFE_NODES.length - 1 && major > m),
  );
  if (isSafe) return;
  console.warn(
    `Node ${process.versions.node} has known security flaws. Menuet works around them, but upgrade to ${SAFE_NODES.join(", ")} or later.`,
  );
}

/**
 * Rejects if something already listens there: its answers would pass for Menuet's own.
 * @param {string} host @param {string} port @returns {Promise<void>}
 */
const mustBeFree = (host, port) =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
      const isTaken = error.code === "EADDRINUSE";
      reject(
        isTaken
          ? new Error(`port ${port} is in use. Stop the program that uses it, or set PORT to another port.`)
          : error,
      );
    });
    probe.listen({ host, port: Number(port) }, () => probe.close(() => resolve()));
  });

/**
 * What the server reports: its mode, or why it can't send; null if it never answers.
 * @param {string} origin @param {import("node:child_process").ChildProcess} server
 * @returns {Promise<{ mode?: string, detail?: string } | null>}
 */
async function waitForHealth(origin, server) {
  const start = Date.now();
  while (Date.now() < start + HEALTH_TIMEOUT_MS && server.exitCode === null) {
    const signal = AbortSignal.timeout(HEALTH_ANSWER_MS);
    const answer = await fetch(`${origin}/api/health`, { signal }).catch(() => null);
    if (answer?.ok || (answer && Date.now() > start + UNWELL_MS)) return answer.json();
    await sleep(HEALTH_EVERY_MS);
  }
  return null;
}

async function main() {
  if (existsSync(fromRoot(".env"))) process.loadEnvFile(fromRoot(".env"));
  warnOfOldNode();
  await install();
  await build();
  const host = process.env.HOST || "127.0.0.1";
  const port = process.env.PORT || "3000";
  await mustBeFree(host, port);
  const server = start(
    process.execPath,
    [`--max-old-space-size=${HEAP_MB}`, NEXT, "start", "-H", host, "-p", port],
    {
      stdio: ["ignore", "ignore", "inherit"],
      // Menuet exits by itself once sends in progress have settled.
      env: { ...environment, NEXT_MANUAL_SIG_HANDLE: "true" },
    },
  );
  server.on("exit", (code, signal) => process.exit(signal ? 0 : (code ?? 1)));
  const isAnyHost = host === "0.0.0.0" || host === "::";
  const name = isAnyHost || host === "127.0.0.1" ? "localhost" : host.includes(":") ? `[${host}]` : host;
  const health = await waitForHealth(`http://${name === "localhost" ? "127.0.0.1" : name}:${port}`, server);
  if (!health) {
    console.error("Menuet didn't start. See the lines above.");
    server.kill("SIGTERM");
    process.exitCode = 1;
    return;
  }
  if (health.detail) console.error(`Menuet can't send yet. ${health.detail}`);
  const MODES = {
    live: " (live: messages reach people)",
    sandbox: " (sandbox: nothing leaves this machine)",
  };
  const mode = health.mode === "live" || health.mode === "sandbox" ? MODES[health.mode] : "";
  console.log(`Menuet is running${mode}. Open http://${name}:${port}`);
}

main().catch((error) => {
  console.error(`Menuet didn't start: ${error.message}`);
  process.exit(1);
});
