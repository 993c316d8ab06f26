// Runs one PostgreSQL for the parent process: one command and one answer per line on stdio.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { findInstalled, installPackage } from "./binaries.mjs";
import { findOwner } from "./owner.mjs";

const READY = /ready to accept connections/;
const SETTINGS = ["listen_addresses=127.0.0.1", "max_connections=300", "timezone=UTC"];

const owner = findOwner();
const folder = mkdtempSync(path.join(tmpdir(), "menuet-postgres-"));
if (owner) chownSync(folder, owner.uid, owner.gid);
const data = path.join(folder, "data");
const options = { ...owner, cwd: folder, env: { ...process.env, LC_ALL: "C" } };

/** @type {import("node:child_process").ChildProcess | null} */
let server = null;
let said = "";

/** Copies the programs if the server's user can't read the project's folder. */
function findPrograms() {
  const own = process.argv.includes("--package") ? undefined : findInstalled(process.env.PATH ?? "");
  const programs = own ?? installPackage();
  if (spawnSync(path.join(programs, "postgres"), ["--version"], options).status === 0) return programs;
  cpSync(path.dirname(programs), path.join(folder, "native"), { recursive: true, verbatimSymlinks: true });
  return path.join(folder, "native/bin");
}

async function findFreePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address ? address.port : 0;
}

/** @param {string} programs */
function createData(programs) {
  const how = ["-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-locale", "--no-sync"];
  const made = spawnSync(path.join(programs, "initdb"), ["-D", data, ...how], {
    ...options,
    encoding: "utf8",
  });
  if (made.status !== 0) throw new Error(made.error?.message ?? made.stderr);
}

/** @param {string} programs @param {number} port @returns {Promise<void>} */
const run = (programs, port) =>
  new Promise((resolve, reject) => {
    const settings = [
      ...SETTINGS,
      `port=${port}`,
      `unix_socket_directories=${process.platform === "win32" ? "" : folder}`,
    ];
    const child = spawn(
      path.join(programs, "postgres"),
      ["-D", data, ...settings.flatMap((setting) => ["-c", setting])],
      { ...options, stdio: ["ignore", "ignore", "pipe"] },
    );
    said = "";
    child.stderr.setEncoding("utf8").on("data", (text) => {
      said = `${said}${text}`.slice(-4_000);
      if (READY.test(said)) resolve();
    });
    child.on("error", reject).on("exit", () => reject(new Error(said)));
    server = child;
  });

/** Stops without a checkpoint, so a restart recovers committed data from the log. */
async function halt() {
  const child = server;
  server = null;
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGQUIT");
  await gone;
}

async function end() {
  await halt();
  rmSync(folder, { recursive: true, force: true });
  process.exit();
}

async function main() {
  for (const signal of /** @type {const} */ (["SIGTERM", "SIGINT", "SIGHUP"])) process.once(signal, end);
  const programs = findPrograms();
  createData(programs);
  const port = await findFreePort();
  for await (const command of createInterface({ input: process.stdin })) {
    if (command === "halt") await halt();
    else await run(programs, port);
    console.log(command === "start" ? `postgres://postgres@127.0.0.1:${port}/postgres` : "done");
  }
}

main()
  .catch((error) => {
    console.error(`PostgreSQL for the tests failed: ${error.message}`);
    process.exitCode = 1;
  })
  .finally(end);
