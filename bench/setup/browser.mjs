import { chromium } from "@playwright/test";
import { findChromium as findTestChromium } from "../../scripts/find-chromium.cjs";

/** The browser to measure in: the tests' own. Throws where there is none. */
export function findChromium() {
  const found = findTestChromium();
  if (!found) throw new Error("No Chromium found: install one, or name it in CHROMIUM_PATH.");
  return found;
}

/**
 * A headless browser that talks to nobody but the pages it is given.
 * @returns {Promise<import("@playwright/test").Browser>}
 */
export function launchBrowser() {
  return chromium.launch({
    executablePath: findChromium(),
    // The run itself answers signals, so that it can stop its servers too; Playwright ends the
    // browser on exit.
    handleSIGINT: false,
    handleSIGTERM: false,
    args: ["--disable-background-networking", "--disable-component-update", "--no-first-run"],
  });
}
