import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import path from "node:path";
import { createServers } from "./setup/servers.mjs";
import { buildApp, buildEarlierApp, installPackages, preparePuck } from "./setup/prepare.mjs";
import { formatTable, toRows } from "./report/table.mjs";

const RESULTS = path.join(import.meta.dirname, "results/latest.json");
const BAD_USAGE = 2;

const log = (line) => console.error(`· ${line}`);

/** Imports lazily, because the bench's packages may not be installed before a part runs. */
const PARTS = {
  size: async (servers) => {
    const { measureFirstLoadJs } = await import("./first-load-js.mjs");
    return measureFirstLoadJs(await servers.startApp());
  },
  keystroke: async (servers) => {
    const puckFolder = await preparePuck(log);
    const { measureKeystrokes } = await import("./keystroke.mjs");
    const earlier = await servers.startEarlierApp(buildEarlierApp(log));
    const origins = { menuet: await servers.startApp(), earlier };
    return measureKeystrokes({ origins, puckFolder, servers, log });
  },
  proof: async (servers) => {
    const { measureProof } = await import("./proof.mjs");
    return measureProof({ origin: await servers.startApp(), log });
  },
  send: async (servers) => {
    const { measureSend } = await import("./send.mjs");
    return measureSend({ servers, log });
  },
  memory: async (servers) => {
    const { measureMemory } = await import("./memory.mjs");
    return measureMemory({ servers, log });
  },
  history: async (servers) => {
    const { measureHistory } = await import("./history.mjs");
    return measureHistory({ servers, log });
  },
  library: async (servers) => {
    const { measureLibrary } = await import("./library.mjs");
    return measureLibrary({ servers, log });
  },
  inbox: async (servers) => {
    const { measureInbox } = await import("./inbox.mjs");
    return measureInbox({ servers, log });
  },
  lighthouse: async (servers) => {
    const { measureLighthouse } = await import("./lighthouse.mjs");
    return measureLighthouse({ origin: await servers.startApp(), servers, log });
  },
};

function parseParts(names) {
  const unknown = names.filter((name) => !Object.hasOwn(PARTS, name));
  if (unknown.length > 0) {
    console.error(`No such part: ${unknown.join(", ")}. There are: ${Object.keys(PARTS).join(", ")}.`);
    process.exit(BAD_USAGE);
  }
  return names.length > 0 ? names : Object.keys(PARTS);
}

const expected = () => undefined;

/** Stops all servers on a signal; the browser ends with this process. */
function stopOnSignal(servers) {
  const stop = (code) => {
    // An interrupted measurement throws, and that error is expected.
    process.on("uncaughtException", expected);
    void servers.stopAll().finally(() => process.exit(code));
  };
  process.once("SIGINT", () => stop(130));
  process.once("SIGTERM", () => stop(143));
}

/** A part that fails is reported, and the others keep their results. */
async function runPart(part, servers) {
  log(part);
  try {
    return { result: await PARTS[part](servers) };
  } catch (error) {
    console.error(`The part "${part}" failed: ${error instanceof Error ? error.stack : error}`);
    return { failed: part };
  } finally {
    await servers.stopAll();
  }
}

function writeResults(report) {
  mkdirSync(path.dirname(RESULTS), { recursive: true });
  writeFileSync(RESULTS, `${JSON.stringify(report, null, 2)}\n`);
}

async function main() {
  const parts = parseParts(process.argv.slice(2));
  installPackages(log);
  const build = buildApp(log);
  const machine = {
    node: process.version,
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    loadBefore: loadavg()[0],
  };
  const servers = createServers();
  stopOnSignal(servers);
  const [results, failed] = [{}, []];
  for (const part of parts) {
    const outcome = await runPart(part, servers);
    if (outcome.failed) failed.push(part);
    else results[part] = outcome.result;
  }
  writeResults({ takenAt: new Date().toISOString(), build, machine, failed, results });
  // Results go to standard output, and progress to standard error.
  if (failed.length < parts.length) console.log(`\n${formatTable(toRows(results))}\n`);
  console.log(
    `${machine.cores} cores (${machine.cpu}), load ${machine.loadBefore.toFixed(1)} before, Node ${machine.node}.`,
  );
  if (failed.length > 0) process.exitCode = 1;
}

await main();
