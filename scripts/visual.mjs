// Compares screenshots, or accepts current ones with `-- --update`; other arguments: Playwright's.
import { rmSync } from "node:fs";
import { build, fromRoot, install, run } from "./steps.mjs";

const UPDATE = "--update";

async function main() {
  const wanted = process.argv.slice(2);
  const isUpdate = wanted.includes(UPDATE);
  const others = wanted.filter((word) => word !== UPDATE);
  await install({ forTests: true });
  const { ensureChromium } = await import("./chromium.mjs");
  await ensureChromium();
  await build();
  // Retakes all, so that no screenshot of a removed case remains.
  if (isUpdate && others.length === 0)
    rmSync(fromRoot("e2e/visual/baselines"), { recursive: true, force: true });
  process.exitCode = await run(process.execPath, [
    fromRoot("node_modules/@playwright/test/cli.js"),
    "test",
    "--config=playwright.visual.config.ts",
    "--reporter=list",
    ...(isUpdate ? ["--update-snapshots=all"] : ["--update-snapshots=none"]),
    ...others,
  ]);
}

main().catch((error) => {
  console.error(`The screenshots couldn't be compared: ${error.message}`);
  process.exitCode = 1;
});
