import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
const PURE = ["{components,bench}/**/*.test.{ts,tsx}", "lib/{message,whatsapp}/**/*.test.ts"];
/** These get their store and settings as arguments, so they need no isolation. */
const SERVER = ["lib/{api,server}/**/*.test.ts"];
/** These replace modules or process-wide settings, or start processes, so they need isolation. */
const ALONE = [
  "lib/server/outbox/answer-*.test.ts",
  "lib/server/http/{client-address,content-security-policy}.test.ts",
  "lib/server/db/{migrate,worker-number}.test.ts",
  "lib/server/inbox/**/*.test.ts",
];
const CRASH = ["e2e/crash/**/*.test.ts"];
const PROXY = ["e2e/proxy/**/*.test.ts"];
/** Only for PostgreSQL. */
const POSTGRES = ["lib/**/postgres-*.test.ts"];
/** These start the command itself, so they run with the tests that start and stop servers. */
const START = ["scripts/start.test.ts"];
/** Tests that run on either store; `npm run test:deep` repeats them on PostgreSQL. */
const ON_STORES = ["app", "lib"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name}`)
    .filter(
      (name) => name.endsWith(".test.ts") && readFileSync(path.join(root, name), "utf8").includes("STORES"),
    ),
);
const NEVER = ["**/node_modules/**"];
/** Seconds each: properties over thousands of inputs, and hostile catalogues. Run by the deep run. */
const LONG = [
  "app/api/json-inputs.test.ts",
  "lib/message/codecs/{harmful-json,mutated-links,round-trip}.test.ts",
  "lib/message/history/history-model.test.ts",
  "lib/whatsapp/find-fix-of-any-form.test.ts",
  "lib/whatsapp/formatting-long.test.ts",
  "scripts/arrows.test.ts",
];
/** Starts PostgreSQL for the tests that need it. */
const STORES = "e2e/fixtures/store/postgres-setup.ts";

export default defineConfig({
  resolve: {
    alias: {
      "@": root,
      // Next resolves this marker per bundle; a plain Node test is always the server.
      "server-only": path.join(root, "node_modules/server-only/empty.js"),
    },
  },
  test: {
    environment: "node",
    testTimeout: 15_000,
    // On two cores, Vitest would by default use one and leave the other idle.
    maxWorkers: 2,
    unstubGlobals: true,
    projects: [
      // These change nothing outside themselves, so they can share imported modules.
      { extends: true, test: { name: "pure", include: PURE, exclude: [...NEVER, ...LONG], isolate: false } },
      {
        extends: true,
        test: {
          name: "server",
          include: SERVER,
          exclude: [...NEVER, ...ALONE, ...POSTGRES],
          provide: { stores: ["libSQL"], postgresUrl: "" },
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{app,e2e,scripts}/**/*.test.{ts,tsx}", ...ALONE],
          exclude: [...NEVER, ...CRASH, ...PROXY, ...START, ...LONG],
          provide: { stores: ["libSQL"], postgresUrl: "" },
        },
      },
      {
        extends: true,
        test: {
          name: "long",
          include: LONG,
          exclude: NEVER,
          provide: { stores: ["libSQL"], postgresUrl: "" },
        },
      },
      {
        extends: true,
        test: {
          name: "postgres",
          include: [...ON_STORES, ...POSTGRES],
          globalSetup: STORES,
          provide: { stores: ["PostgreSQL"] },
        },
      },
      // A project of its own, because it needs nginx and Mozilla's Observatory, which is large.
      { extends: true, test: { name: "proxy", include: PROXY, exclude: NEVER } },
      // On its own, because servers that crash and restart would disturb other tests' timing.
      {
        extends: true,
        test: {
          name: "crash",
          include: [...CRASH, ...START],
          exclude: NEVER,
          globalSetup: STORES,
          provide: { stores: ["libSQL", "PostgreSQL"] },
        },
      },
    ],
  },
});
