import { rmSync } from "node:fs";
import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/find-chromium.cjs";
import { SERVERS, type ServerName, toDataFolder } from "./e2e/fixtures/kept-cookies";
import { CANARY_KEY, FAKE, LIVE, SANDBOX, TENANT } from "./e2e/fixtures/servers";

const { port: fakePort, url: fakeUrl } = FAKE;
const startApp = (port: number) =>
  `node --max-old-space-size=256 node_modules/next/dist/bin/next start -H 127.0.0.1 -p ${port}`;
/**
 * Each server starts with an empty data folder; workers also read this file and must not delete it.
 */
const DATA = ".cache/e2e";
if (process.env.TEST_WORKER_INDEX === undefined) rmSync(DATA, { recursive: true, force: true });
const settingsFor = (name: ServerName) => ({
  NEXT_TELEMETRY_DISABLED: "1",
  APP_ORIGIN: SERVERS[name].url,
  MENUET_DATA_DIR: toDataFolder(name),
  DATABASE_URL: "",
  MENUET_RECIPIENT_SECONDS: "0",
  MENUET_SENDS_PER_SECOND: "1000",
  MENUET_USER_SENDS_PER_MINUTE: "1000000",
});

export default defineConfig({
  testDir: "e2e/journeys",
  globalSetup: "./e2e/fixtures/global-setup.ts",
  testMatch: "**/*.spec.ts",
  // `npm run test:deep` runs what takes long and rarely breaks: the folder, and tests with its tag.
  projects: [
    { name: "journeys", testIgnore: "**/deep/**", grepInvert: /@deep/ },
    { name: "deep", grep: /@deep|\bdeep\/\S+\.spec\.ts/ },
  ],
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: LIVE.url,
    locale: "en-ZA",
    viewport: { width: 1440, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
    launchOptions: {
      executablePath: findChromium(),
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
    },
  },
  webServer: [
    {
      command: `node e2e/fakes/flowiq/server.mjs --port ${fakePort} --key ${CANARY_KEY}`,
      url: `${fakeUrl}/__fake/requests`,
    },
    {
      command: startApp(LIVE.port),
      url: `${LIVE.url}/api/health`,
      env: {
        ...settingsFor("live"),
        FLOWIQ_API_KEY: CANARY_KEY,
        FLOWIQ_TENANT_ID: TENANT,
        FLOWIQ_BASE_URL: fakeUrl,
      },
    },
    { command: startApp(SANDBOX.port), url: `${SANDBOX.url}/api/health`, env: settingsFor("sandbox") },
  ],
});
