import { chromium } from "@playwright/test";
import { findChromium as findTestChromium } from "../../scripts/find-chromium.cjs";

/** The tests' Chromium; throws if there is none. */
export function findChromium() {
  const found = findTestChromium();
  if (!found) throw new Error("No Chromium found: install one, or name it in CHROMIUM_PATH.");
  return found;
}

/**
 * Launches a headless browser without background network traffic.
 * @returns {Promise<import("@playwright/test").Browser>}
 */
export function launchBrowser() {
  return chromium.launch({
    executablePath: findChromium(),
    // The run handles signals itself to stop its servers; Playwright ends the browser on exit.
    handleSIGINT: false,
    handleSIGTERM: false,
    args: ["--disable-background-networking", "--disable-component-update", "--no-first-run"],
  });
}
