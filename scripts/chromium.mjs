import { findChromium } from "./find-chromium.cjs";
import { fromRoot, run } from "./steps.mjs";

/** Makes one of them exist: Playwright's download first, then Debian's package with the emoji that pictures need. */
export async function ensureChromium() {
  if (findChromium()) return;
  console.log("Installing a browser for the tests …");
  if (
    (await run(process.execPath, [
      fromRoot("node_modules/@playwright/test/cli.js"),
      "install",
      "chromium",
    ])) === 0
  )
    return;
  const packages = ["chromium", "fonts-noto-color-emoji"];
  await run("apt-get", ["update", "-qq"]).catch(() => 1);
  const code = await run("apt-get", ["install", "-y", "-qq", ...packages]).catch(() => 1);
  if (code !== 0 || !findChromium()) {
    throw new Error("No browser could be installed. Install Chromium and set CHROMIUM_PATH to it.");
  }
}
