import { defineConfig } from "@playwright/test";
import base from "./playwright.config";
import { SANDBOX } from "./e2e/fixtures/servers";

const servers = Array.isArray(base.webServer) ? base.webServer : [];

export default defineConfig({
  ...base,
  testDir: "e2e/visual",
  // Pictures of messages need no signed-in user.
  globalSetup: undefined,
  testMatch: "**/*.visual.ts",
  projects: [{ name: "visual" }],
  snapshotPathTemplate: "{testDir}/baselines/{arg}{ext}",
  expect: {
    timeout: 10_000,
    // Allows for edge smoothing; a word that turns bold, moves or disappears differs by more.
    toHaveScreenshot: { maxDiffPixelRatio: 0.003, threshold: 0.2, animations: "disabled", scale: "css" },
  },
  use: { ...base.use, baseURL: SANDBOX.url, viewport: { width: 1440, height: 1400 } },
  webServer: servers.filter(({ url }) => url?.startsWith(SANDBOX.url)),
});
