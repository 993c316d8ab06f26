import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const BENCH = path.resolve(import.meta.dirname, "..");
export const ROOT = path.resolve(BENCH, "..");
/**
 * Inside node_modules: ignored by every tool that reads sources, and gone when the packages are.
 */
const CACHE = path.join(BENCH, "node_modules/.cache/menuet-bench");
const STAMP = path.join(CACHE, "installed");

const hashFiles = (files) => {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(path.join(BENCH, file)));
  return hash.digest("hex").slice(0, 16);
};

/** Runs a program to its end in `cwd`, its output shown; throws where it fails. */
export function run(program, args, cwd) {
  // What was imported so far may have set it, and a build takes the React that it names.
  const env = { ...process.env, NODE_ENV: undefined, NEXT_TELEMETRY_DISABLED: "1" };
  const { status, error } = spawnSync(program, args, { cwd, env, stdio: "inherit" });
  if (error) throw error;
  if (status !== 0) throw new Error(`"${program} ${args.join(" ")}" ended with code ${status}.`);
}

/** Bench's own packages, when the lock file is not the one they were installed from. */
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
 * The app as it is built in .next; built now only where there is none.
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
 * Puck's page, built once for each lock file and page source.
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

/**
 * The last composer whose message was a form and not a store of its own: what today's is measured
 * against.
 */
const EARLIER = "4125522";

/**
 * The app as it was at that commit, built once from this repository's history.
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
