import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;

export default defineConfig({
  resolve: {
    alias: {
      "@": root,
      // Next resolves this marker per bundle; a plain Node test is always the server.
      "server-only": path.join(root, "node_modules/server-only/empty.js"),
    },
  },
  test: {
    include: ["{app,components,lib,e2e,scripts,bench}/**/*.test.{ts,tsx}"],
    exclude: ["**/node_modules/**"],
    environment: "node",
    globalSetup: "e2e/store/postgres-setup.ts",
    testTimeout: 15_000,
    unstubGlobals: true,
  },
});
