// Creates accounts, links and tokens in the server's store; the server may be running.
import { existsSync } from "node:fs";
import { fromRoot, install } from "./steps.mjs";

if (existsSync(fromRoot(".env"))) process.loadEnvFile(fromRoot(".env"));
// A running server may use node_modules, so nothing is reinstalled.
if (!existsSync(fromRoot("node_modules"))) await install();
const { importSource } = await import("./import-source.mjs");
/** @type {typeof import("../lib/server/auth/run-console")} */
const { runConsole } = await importSource("lib/server/auth/run-console.ts");
const { text, isWell } = await runConsole(process.argv.slice(2));
(isWell ? console.log : console.error)(text);
process.exit(isWell ? 0 : 1);
