import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
const PURE = ["{components,bench}/**/*.test.{ts,tsx}", "lib/{message,whatsapp}/**/*.test.ts"];
const CRASH = ["e2e/crash/**/*.test.ts"];
const PROXY = ["e2e/proxy/**/*.test.ts"];
const NEVER = ["**/node_modules/**"];
/** Tests that keep something: on libSQL's file, and on the PostgreSQL that this starts. */
const STORES = "e2e/store/postgres-setup.ts";

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
          name: "unit",
          include: ["{app,lib,e2e,scripts}/**/*.test.{ts,tsx}"],
          exclude: [...NEVER, ...PURE, ...CRASH, ...PROXY],
          globalSetup: STORES,
        },
      },
      // Not part of `npm test`: it needs nginx, and Mozilla's Observatory, which is large.
      { extends: true, test: { name: "proxy", include: PROXY, exclude: NEVER } },
      // By themselves: servers that die and start again would disturb what is measured beside them.
      { extends: true, test: { name: "crash", include: CRASH, exclude: NEVER, globalSetup: STORES } },
    ],
  },
});
