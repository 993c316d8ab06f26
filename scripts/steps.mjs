// What start and test share: install and build, each only when what it depends on has changed. Node's own modules only,
// because nothing is installed yet when this runs.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

export const ROOT = path.join(import.meta.dirname, "..");
const STAMPS = path.join(ROOT, ".cache");
const SOURCES = [
  ...["app", "components", "lib", "public"],
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

/** Telemetry stays off: nothing but a send leaves the machine. */
export const environment = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };

/** The processes that run now, to be ended with this one. @type {Set<import("node:child_process").ChildProcess>} */
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

/** Runs to its end and gives its exit code. @param {string} command @param {string[]} args @returns {Promise<number>} */
export const run = (command, args, options = {}) =>
  new Promise((resolve, reject) => {
    const child = start(command, args, options);
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });

/** @param {string} command @param {string[]} args */
export async function mustRun(command, args) {
  const code = await run(command, args);
  if (code !== 0) throw new Error(`“${command} ${args.join(" ")}” ended with ${code}`);
}

/** @param {string[]} names @returns {string} a digest of those files and folders, names and contents, tests left out */
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

/**
 * Takes a step when what it depends on is not what it was when the step last succeeded.
 * @param {string} stamp @param {string[]} names @param {boolean} isThere @param {() => Promise<void>} step
 */
async function once(stamp, names, isThere, step) {
  const file = path.join(STAMPS, stamp);
  const now = digest(names);
  if (isThere && existsSync(file) && readFileSync(file, "utf8") === now) return;
  await step();
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(file, now);
}

export const install = () =>
  once("installed", ["package-lock.json"], existsSync(fromRoot("node_modules")), () => {
    console.log("Installing what Menuet needs …");
    return mustRun("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  });

export const build = () =>
  once("built", [...SOURCES, ...CONFIGS], existsSync(fromRoot(".next/BUILD_ID")), () => {
    console.log("Building Menuet …");
    return mustRun(process.execPath, [NEXT, "build"]);
  });
