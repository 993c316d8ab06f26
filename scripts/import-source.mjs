// Loads a TypeScript source of the product in this process, using only runtime dependencies.
import { register } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const ROOT = path.join(import.meta.dirname, "..");
let areHooksThere = false;

/**
 * @template T
 * @param {string} file from the root
 * @returns {Promise<T>} what it exports
 */
export function importSource(file) {
  if (!areHooksThere) register("./source-hooks.mjs", import.meta.url);
  areHooksThere = true;
  return import(pathToFileURL(path.join(ROOT, file)).href);
}
