// Every test, a browser included: `npm test`. It installs what it needs, runs every suite even when one fails, and ends with
// the line that adds them up.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { build, fromRoot, install, run } from "./steps.mjs";

const RESULTS = fromRoot(".cache/results");
const bin = (name) => fromRoot(`node_modules/${name}`);

/** Checks that pass or fail as one. */
const CHECKS = [
  {
    name: "types",
    command: [bin("next/dist/bin/next"), "typegen"],
    then: [bin("typescript/bin/tsc"), "--noEmit"],
  },
  { name: "lint", command: [bin("eslint/bin/eslint.js"), ".", "--max-warnings=0"] },
  { name: "format", command: [bin("prettier/bin/prettier.cjs"), "--check", "--log-level=warn", "."] },
];

/** @param {string} file @param {(report: Record<string, number> & { stats: Record<string, number> }) => { passed: number, failed: number }} count */
function readReport(file, count) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  return count(JSON.parse(readFileSync(file, "utf8")));
}

async function runChecks() {
  const sum = { passed: 0, failed: 0 };
  for (const { name, command, then } of CHECKS) {
    const code = (await run(process.execPath, command)) || (then ? await run(process.execPath, then) : 0);
    console.log(`${code === 0 ? "✓" : "✗"} ${name}`);
    sum[code === 0 ? "passed" : "failed"] += 1;
  }
  return sum;
}

async function runVitest() {
  const file = `${RESULTS}/vitest.json`;
  const code = await run(process.execPath, [
    bin("vitest/vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  const sum = readReport(file, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
  }));
  // A file that could not even be loaded fails no test of its own.
  return code !== 0 && sum.failed === 0 ? { ...sum, failed: 1 } : sum;
}

async function runPlaywright() {
  const file = `${RESULTS}/playwright.json`;
  const code = await run(process.execPath, [bin("@playwright/test/cli.js"), "test", "--reporter=list,json"], {
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  const sum = readReport(file, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
  }));
  return code !== 0 && sum.failed === 0 ? { ...sum, failed: 1 } : sum;
}

async function main() {
  await install();
  const { ensureChromium } = await import("./chromium.mjs");
  await ensureChromium();
  await build();
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  const sums = [await runChecks(), await runVitest(), await runPlaywright()];
  const passed = sums.reduce((sum, one) => sum + one.passed, 0);
  const failed = sums.reduce((sum, one) => sum + one.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main().catch((error) => {
  console.error(`The tests could not be run: ${error.message}`);
  process.exitCode = 1;
});
