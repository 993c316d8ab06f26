// `npm run test:proxy`: tests Menuet behind nginx with the configuration in docs/reverse-proxy.md.
// Installs nginx from Debian's package if needed, and Mozilla's Observatory in its own folder.
import { existsSync } from "node:fs";
import { build, fromRoot, install, mustRun, run } from "./steps.mjs";

const OBSERVATORY = fromRoot("e2e/proxy/observatory");

/** @param {string} command @param {string[]} args */
const isThere = async (command, ...args) =>
  (await run(command, args, { stdio: "ignore" }).catch(() => 1)) === 0;

async function ensureNginx() {
  if (await isThere("nginx", "-v")) return;
  console.log("Installing nginx for the tests …");
  await run("apt-get", ["update", "-qq"]).catch(() => 1);
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "nginx-light"]).catch(() => 1);
  if (!(await isThere("nginx", "-v"))) throw new Error("nginx couldn't be installed");
}

async function main() {
  await install({ forTests: true });
  await build();
  await ensureNginx();
  if (!existsSync(`${OBSERVATORY}/node_modules`)) await mustRun("npm", ["ci", "--prefix", OBSERVATORY]);
  process.exitCode = await run(process.execPath, [
    fromRoot("node_modules/vitest/vitest.mjs"),
    ...["run", "--project=proxy"],
  ]);
}

main().catch((error) => {
  console.error(`The proxy tests couldn't run: ${error.message}`);
  process.exitCode = 1;
});
