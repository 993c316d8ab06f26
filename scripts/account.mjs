// The server's own console: makes accounts, links and tokens in the store that the server uses. The server may run meanwhile.
import { existsSync } from "node:fs";
import { fromRoot, install } from "./steps.mjs";

if (existsSync(fromRoot(".env"))) process.loadEnvFile(fromRoot(".env"));
// A server may run on what is installed: nothing of it is replaced.
if (!existsSync(fromRoot("node_modules"))) await install();
const { importSource } = await import("./import-source.mjs");
/** @type {typeof import("../lib/accounts/console/run-console")} */
const { runConsole } = await importSource("lib/accounts/console/run-console.ts");
const { text, isWell } = await runConsole(process.argv.slice(2));
(isWell ? console.log : console.error)(text);
process.exit(isWell ? 0 : 1);
