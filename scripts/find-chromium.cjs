// CommonJS, so that both Playwright's configuration and ES modules can load it.
const { existsSync } = require("node:fs");

/** The headless shell comes first, because it starts in half the time. */
const DEBIAN = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

/**
 * The browser for tests and bench: CHROMIUM_PATH, else Playwright's own, else Debian's.
 * @returns {string | undefined} the path of one that exists
 */
function findChromium() {
  const { chromium } = require("@playwright/test");
  return [process.env.CHROMIUM_PATH, chromium.executablePath(), ...DEBIAN].find(
    (file) => file && existsSync(file),
  );
}

module.exports = { findChromium };
