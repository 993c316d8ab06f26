import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const BENCH = path.resolve(import.meta.dirname, "..");
export const ROOT = path.resolve(BENCH, "..");
/** Inside node_modules, so that tools ignore it and a reinstall removes it. */
const CACHE = path.join(BENCH, "node_modules/.cache/menuet-bench");
const STAMP = path.join(CACHE, "installed");

const hashFiles = (files) => {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(path.join(BENCH, file)));
  return hash.digest("hex").slice(0, 16);
};

/** Runs a program to its end in `cwd` with its output shown; throws if it fails. */
export function run(program, args, cwd) {
  // Imported modules may set NODE_ENV, and it decides which React a build takes.
  const env = { ...process.env, NODE_ENV: undefined, NEXT_TELEMETRY_DISABLED: "1" };
  const { status, error } = spawnSync(program, args, { cwd, env, stdio: "inherit" });
  if (error) throw error;
  if (status !== 0) throw new Error(`"${program} ${args.join(" ")}" ended with code ${status}.`);
}

/** Installs the bench's packages if the lock file has changed. */
export function installPackages(log) {
  if (!existsSync(path.join(ROOT, "node_modules/next")))
    throw new Error('The project is not installed: run "npm ci" in its folder first.');
  const lock = hashFiles(["package-lock.json"]);
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === lock) return;
  log("installing what the bench needs");
  run("npm", ["ci", "--no-audit", "--no-fund"], BENCH);
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(STAMP, lock);
}

/**
 * Builds the app if .next has no build.
 * @returns {string} the build's id
 */
export function buildApp(log) {
  const id = path.join(ROOT, ".next/BUILD_ID");
  if (!existsSync(id)) {
    log("building the app");
    run(process.execPath, [path.join(ROOT, "node_modules/next/dist/bin/next"), "build"], ROOT);
  }
  return readFileSync(id, "utf8").trim();
}

/**
 * Builds Puck's page once for each lock file and page source.
 * @returns {Promise<string>} its folder
 */
export async function preparePuck(log) {
  const key = hashFiles(["package-lock.json", "peers/puck/index.html", "peers/puck/editor.mjs"]);
  const folder = path.join(CACHE, `puck-${key}`);
  if (!existsSync(path.join(folder, "index.html"))) {
    log("building Puck's page");
    const { buildPuck } = await import("../peers/puck/puck.mjs");
    await buildPuck(folder);
  }
  return folder;
}

/** The baseline: the last composer whose message lived in a form, not in a store of its own. */
const EARLIER = "4125522";

/**
 * Builds the app at that commit once, from this repository's history.
 * @returns {string} its folder
 */
export function buildEarlierApp(log) {
  const folder = path.join(tmpdir(), `menuet-${EARLIER}`);
  if (existsSync(path.join(folder, ".next/BUILD_ID"))) return folder;
  log(`building the app of commit ${EARLIER}`);
  if (!existsSync(folder)) run("git", ["worktree", "add", "--detach", folder, EARLIER], ROOT);
  run("npm", ["ci", "--no-audit", "--no-fund"], folder);
  run(process.execPath, [path.join(folder, "node_modules/next/dist/bin/next"), "build"], folder);
  return folder;
}
