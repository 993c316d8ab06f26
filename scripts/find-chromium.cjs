// CommonJS, so that Playwright's configuration and the ES modules beside it can share it.
const { existsSync } = require("node:fs");

/** The shell has no window to draw and starts in half the time. */
const DEBIAN = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

/**
 * The browser of the tests and the bench: CHROMIUM_PATH, else Playwright's own, else Debian's.
 * @returns {string | undefined} the path of one that is there
 */
function findChromium() {
  const { chromium } = require("@playwright/test");
  return [process.env.CHROMIUM_PATH, chromium.executablePath(), ...DEBIAN].find(
    (file) => file && existsSync(file),
  );
}

module.exports = { findChromium };
