// Every test, a browser included: `npm test`. It installs what it needs, runs every suite even when one fails, and ends with
// the line that adds them up.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { build, fromRoot, install, run } from "./steps.mjs";

const RESULTS = fromRoot(".cache/results");
const bin = (name) => fromRoot(`node_modules/${name}`);

/** The same as in the script "lint": a file that has not changed since it was found clean is not looked at again. */
const LINT_CACHE = ["--cache", "--cache-location", ".cache/eslint", "--cache-strategy", "content"];

/** Checks that pass or fail as one. */
const CHECKS = [
  {
    name: "types",
    command: [bin("next/dist/bin/next"), "typegen"],
    then: [bin("typescript/bin/tsc"), "--noEmit"],
  },
  { name: "lint", command: [bin("eslint/bin/eslint.js"), ".", "--max-warnings=0", ...LINT_CACHE] },
  { name: "format", command: [bin("prettier/bin/prettier.cjs"), "--check", "--log-level=warn", "."] },
];

/**
 * @typedef {{ passed: number, failed: number, skipped?: string[] }} Sum `skipped`: why, once for each test that was left out.
 * @typedef {{ type: string, description?: string }} Note
 * @typedef {Suite & { numPassedTests: number, numFailedTests: number, stats: Record<string, number> }} Report what either runner writes
 * @typedef {{ suites?: Suite[], specs?: { tests: { status: string, annotations: Note[] }[] }[] }} Suite
 */

/** @param {string} file @param {(report: Report) => Sum} count @returns {Sum} */
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

/** @param {string} name @param {string[]} options @returns {Promise<Sum>} */
async function runVitest(name, options) {
  const file = `${RESULTS}/${name}.json`;
  const code = await run(process.execPath, [
    bin("vitest/vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
    ...options,
  ]);
  const sum = readReport(file, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
  }));
  // A file that could not even be loaded fails no test of its own.
  return code !== 0 && sum.failed === 0 ? { ...sum, failed: 1 } : sum;
}

/** @param {Suite} suite @returns {string[]} why tests of it were skipped */
const findSkips = ({ suites = [], specs = [] }) => [
  ...suites.flatMap(findSkips),
  ...specs
    .flatMap(({ tests }) => tests)
    .filter(({ status }) => status === "skipped")
    .map(
      ({ annotations }) => annotations.find(({ type }) => type === "skip")?.description ?? "No reason given.",
    ),
];

/** @param {string} name @param {string[]} options @returns {Promise<Sum>} */
async function runPlaywright(name, options = []) {
  const file = `${RESULTS}/${name}.json`;
  const code = await run(
    process.execPath,
    [bin("@playwright/test/cli.js"), "test", "--reporter=list,json", ...options],
    { env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file } },
  );
  const sum = readReport(file, (report) => ({
    passed: report.stats.expected + report.stats.flaky,
    failed: report.stats.unexpected,
    skipped: findSkips(report),
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
  const unit = await runVitest("unit", ["--project=pure", "--project=unit"]);
  // Servers that die and come back wait more than they work: the checks have time beside them.
  const [crash, checks] = await Promise.all([runVitest("crash", ["--project=crash"]), runChecks()]);
  const sums = [
    unit,
    crash,
    checks,
    await runPlaywright("journeys"),
    await runPlaywright("visual", ["--config=playwright.visual.config.ts", "--update-snapshots=none"]),
  ];
  const passed = sums.reduce((sum, one) => sum + one.passed, 0);
  const failed = sums.reduce((sum, one) => sum + one.failed, 0);
  const skipped = sums.flatMap((one) => one.skipped ?? []);
  for (const why of new Set(skipped)) {
    console.log(`Skipped ${skipped.filter((other) => other === why).length}: ${why}`);
  }
  console.log(`${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ""}`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main().catch((error) => {
  console.error(`The tests could not be run: ${error.message}`);
  process.exitCode = 1;
});
