// Loads a TypeScript source of the product in this process, without a build.
import path from "node:path";
import { runnerImport } from "vite";

const ROOT = path.join(import.meta.dirname, "..");

/**
 * @template T
 * @param {string} file from the root
 * @returns {Promise<T>} what it exports
 */
export async function importSource(file) {
  const { module } = await runnerImport(path.join(ROOT, file), {
    configFile: false,
    root: ROOT,
    logLevel: "silent",
    resolve: {
      alias: { "@": ROOT, "server-only": path.join(ROOT, "node_modules/server-only/empty.js") },
    },
  });
  return /** @type {T} */ (module);
}
