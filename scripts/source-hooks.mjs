// Node hooks for our TypeScript, in their own thread: they resolve "@/" and strip types.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import typescript from "typescript";

const ROOT = path.join(import.meta.dirname, "..");
const IS_OURS = /^(?:@\/|\.{1,2}\/)/;
const { ESNext } = typescript.ModuleKind;
const { ES2022 } = typescript.ScriptTarget;

/** @type {import("node:module").ResolveHook} */
export function resolve(specifier, context, next) {
  // A marker for the bundler; here the code always runs on the server.
  if (specifier === "server-only") return { url: "data:text/javascript,", shortCircuit: true };
  if (!IS_OURS.test(specifier)) return next(specifier, context);
  const from = specifier.startsWith("@/") ? ROOT : path.dirname(fileURLToPath(context.parentURL ?? ""));
  const file = `${path.join(from, specifier.replace(/^@\//, ""))}.ts`;
  return existsSync(file) ? { url: pathToFileURL(file).href, shortCircuit: true } : next(specifier, context);
}

/** @type {import("node:module").LoadHook} */
export function load(url, context, next) {
  if (!url.startsWith("file:") || !url.endsWith(".ts")) return next(url, context);
  const { outputText } = typescript.transpileModule(readFileSync(fileURLToPath(url), "utf8"), {
    compilerOptions: { module: ESNext, target: ES2022, isolatedModules: true },
  });
  return { format: "module", source: outputText, shortCircuit: true };
}
