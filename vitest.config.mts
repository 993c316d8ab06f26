import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
const PURE = ["{components,bench}/**/*.test.{ts,tsx}", "lib/{message,whatsapp}/**/*.test.ts"];
/** They are given the store and the settings that they work on. */
const SERVER = ["lib/{api,server}/**/*.test.ts"];
/** They replace modules or the settings of the whole process, or start others of it. */
const ALONE = [
  "lib/server/outbox/answer-*.test.ts",
  "lib/server/http/{client-address,content-security-policy}.test.ts",
  "lib/server/db/{migrate,worker-number}.test.ts",
  "lib/server/inbox/**/*.test.ts",
];
const CRASH = ["e2e/crash/**/*.test.ts"];
const PROXY = ["e2e/proxy/**/*.test.ts"];
/** Of PostgreSQL alone. */
const POSTGRES = ["lib/**/postgres-*.test.ts"];
/** Of the command itself: each starts it, so they run among what starts and ends servers. */
const START = ["scripts/start.test.ts"];
/** Those that run on either store: again on PostgreSQL in `npm run test:deep`. */
const ON_STORES = ["app", "lib"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name}`)
    .filter(
      (name) => name.endsWith(".test.ts") && readFileSync(path.join(root, name), "utf8").includes("STORES"),
    ),
);
const NEVER = ["**/node_modules/**"];
/** Starts the PostgreSQL of those that run on it. */
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
    // On two cores Vitest would take one and leave the other idle.
    maxWorkers: 2,
    unstubGlobals: true,
    projects: [
      // They change nothing outside themselves, and share what they import.
      { extends: true, test: { name: "pure", include: PURE, exclude: NEVER, isolate: false } },
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
          exclude: [...NEVER, ...CRASH, ...PROXY, ...START],
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
      // Only where nginx is there: it needs it, and Mozilla's Observatory, which is large.
      { extends: true, test: { name: "proxy", include: PROXY, exclude: NEVER } },
      // By themselves: servers that die and start again would disturb what is measured beside them.
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
