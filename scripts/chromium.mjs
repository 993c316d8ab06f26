import { findChromium } from "./find-chromium.cjs";
import { fromRoot, run } from "./steps.mjs";

/** Without this font, every emoji in a picture is a box. */
const EMOJI = "fonts-noto-color-emoji";

/** Installs a browser if there is none: Playwright's download, else Debian's package with emoji. */
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
  await run("apt-get", ["update", "-qq"]).catch(() => 1);
  for (const browser of ["chromium-headless-shell", "chromium"]) {
    if (findChromium()) break;
    await run("apt-get", ["install", "-y", "-qq", browser, EMOJI]).catch(() => 1);
  }
  if (!findChromium()) {
    throw new Error("No browser could be installed. Install Chromium and set CHROMIUM_PATH to it.");
  }
}
