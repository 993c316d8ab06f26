// Creates the webhook URL in the server's store and shows it once; the server may be running.
import { existsSync } from "node:fs";
import { fromRoot, install } from "./steps.mjs";

if (existsSync(fromRoot(".env"))) process.loadEnvFile(fromRoot(".env"));
// A running server may use node_modules, so nothing is reinstalled.
if (!existsSync(fromRoot("node_modules"))) await install();
const { importSource } = await import("./import-source.mjs");
/** @type {typeof import("@/lib/server/inbox/webhook-secrets")} */
const { runWebhookConsole } = await importSource("lib/server/inbox/webhook-secrets.ts");
const { text, isWell } = await runWebhookConsole(process.argv.slice(2));
(isWell ? console.log : console.error)(text);
process.exit(isWell ? 0 : 1);
