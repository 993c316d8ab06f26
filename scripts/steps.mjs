// Installs and builds only if inputs changed; uses Node's own modules, as nothing is installed yet.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

export const ROOT = path.join(import.meta.dirname, "..");
const STAMPS = path.join(ROOT, ".cache");
const SOURCES = [
  ...["app", "components", "lib", "pages", "public"],
  ...["instrumentation.ts", "instrumentation-client.ts", "proxy.ts"],
];
const CONFIGS = [
  "package-lock.json",
  "next.config.ts",
  "tailwind.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
];
const IS_TEST = /\.test\.tsx?$/;

/** @param {string} name */
export const fromRoot = (name) => path.join(ROOT, name);
export const NEXT = fromRoot("node_modules/next/dist/bin/next");

/** No telemetry: only sends leave the machine. */
export const environment = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };

/**
 * Running processes, which end with this one.
 * @type {Set<import("node:child_process").ChildProcess>}
 */
const children = new Set();
for (const signal of /** @type {const} */ (["SIGTERM", "SIGINT", "SIGHUP"])) {
  process.on(signal, () => {
    if (children.size === 0) process.exit(0);
    for (const child of children) child.kill("SIGTERM");
  });
}

/**
 * @param {string} command @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 */
export function start(command, args, options) {
  const child = spawn(command, args, { cwd: ROOT, stdio: "inherit", env: environment, ...options });
  children.add(child);
  child.on("exit", () => children.delete(child));
  return child;
}

/**
 * Runs a command to its end and returns its exit code.
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export const run = (command, args, options = {}) =>
  new Promise((resolve, reject) => {
    const child = start(command, args, options);
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });

/**
 * Runs a command to its end without printing; returns its exit code and output.
 * @param {string} command @param {string[]} args @returns {Promise<{ code: number, said: string }>}
 */
export const runQuietly = (command, args) =>
  new Promise((resolve, reject) => {
    const child = start(command, args, { stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (text) => (said += text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, said }));
  });

/** @param {string} command @param {string[]} args */
export async function mustRun(command, args) {
  const { code, said } = await runQuietly(command, args);
  if (code === 0) return;
  console.error(said);
  throw new Error(`“${command} ${args.join(" ")}” ended with ${code}`);
}

/**
 * Prints that a step has started, and how long it took.
 * @param {string} doing
 * @param {() => Promise<void>} step
 */
async function timed(doing, step) {
  const begun = performance.now();
  console.log(`${doing} …`);
  await step();
  console.log(`${doing}: ${((performance.now() - begun) / 1_000).toFixed(1)} s`);
}

/**
 * @param {string[]} names
 * @returns {string} a digest of these files and folders, by name and content, without tests
 */
function digest(names) {
  const hash = createHash("sha256");
  /** @param {string} name */
  const add = (name) => {
    const file = fromRoot(name);
    if (!existsSync(file) || IS_TEST.test(name)) return;
    if (statSync(file).isDirectory()) {
      for (const entry of readdirSync(file).sort()) add(path.join(name, entry));
    } else {
      hash.update(name).update("\0").update(readFileSync(file)).update("\0");
    }
  };
  names.forEach(add);
  return hash.digest("hex");
}

/** The input digest of a step's last success. @param {string} stamp */
const readStamp = (stamp) =>
  existsSync(path.join(STAMPS, stamp)) ? readFileSync(path.join(STAMPS, stamp), "utf8") : "";

/** @param {string} stamp @param {string} value */
function writeStamp(stamp, value) {
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(path.join(STAMPS, stamp), value);
}

/** Installs runtime dependencies, or with `forTests` all of them, if the lock file changed. */
export async function install({ forTests = false } = {}) {
  const lock = digest(["package-lock.json"]);
  const whole = `${lock} with tests`;
  const isThere = existsSync(fromRoot("node_modules"));
  if (isThere && [whole, ...(forTests ? [] : [lock])].includes(readStamp("installed"))) return;
  await timed("Installing packages", () =>
    mustRun("npm", [
      "ci",
      "--no-audit",
      "--no-fund",
      "--loglevel=error",
      // The lock file fixes versions and digests, so known metadata needn't be asked for again.
      "--prefer-offline",
      ...(forTests ? ["--include=dev"] : ["--omit=dev"]),
    ]),
  );
  writeStamp("installed", forTests ? whole : lock);
}

/** Builds if the sources changed. */
export async function build() {
  const sources = digest([...SOURCES, ...CONFIGS]);
  if (existsSync(fromRoot(".next/BUILD_ID")) && readStamp("built") === sources) return;
  await timed("Building Menuet", () => mustRun(process.execPath, [NEXT, "build"]));
  writeStamp("built", sources);
}
