import { cpSync, existsSync, rmSync } from "node:fs";
import path from "node:path";
import { run, ROOT } from "../../setup/prepare.mjs";

/** Inside the project, so that its packages resolve; the bench installs another React. */
const FOLDER = path.join(ROOT, ".cache/bench/bare-next");

function build(log) {
  if (existsSync(path.join(FOLDER, ".next/BUILD_ID"))) return;
  log("building a bare page of Next.js");
  rmSync(FOLDER, { recursive: true, force: true });
  cpSync(path.join(import.meta.dirname, "source"), FOLDER, { recursive: true });
  run(process.execPath, [path.join(ROOT, "node_modules/next/dist/bin/next"), "build"], FOLDER);
}

/**
 * Starts a Next.js app with one page and one route, to show what framework and machine cost.
 * @param {object} servers
 * @param {string} upstream origin that its route calls
 * @param {(line: string) => void} log
 * @returns {Promise<string>} its origin
 */
export async function startBareNext(servers, upstream, log) {
  build(log);
  const toSettings = (data) => ({ BARE_STORE: path.join(data, "bare.db"), BARE_UPSTREAM: upstream });
  return (await servers.startNext({ folder: FOLDER, probe: "/", toSettings })).origin;
}
