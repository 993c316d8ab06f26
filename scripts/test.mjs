// `npm test` runs on every push; `npm run test:deep` runs what takes longer.
// Every suite runs even if one fails; `--sum` adds up the results of both.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build, fromRoot, install, run, runQuietly } from "./steps.mjs";

const RESULTS = fromRoot(".cache/results");
const bin = (name) => fromRoot(`node_modules/${name}`);

/** As in the "lint" script: unchanged files aren't checked again. */
const LINT_CACHE = ["--cache", "--cache-location", ".cache/eslint", "--cache-strategy", "content"];

const CHECKS = [
  {
    name: "types",
    command: [bin("next/dist/bin/next"), "typegen"],
    then: [bin("typescript/bin/tsc"), "--noEmit"],
  },
  { name: "lint", command: [bin("eslint/bin/eslint.js"), ".", "--max-warnings=0", ...LINT_CACHE] },
  { name: "dead code", command: [bin("knip/bin/knip.js"), "--no-progress"] },
  { name: "format", command: [bin("prettier/bin/prettier.cjs"), "--check", "--log-level=warn", "."] },
];

/**
 * @typedef {{ passed: number, failed: number, skipped?: string[] }} Sum skipped: a reason per test
 * @typedef {{ type: string, description?: string }} Note
 * @typedef {Suite & { numPassedTests: number, numFailedTests: number, numPendingTests: number, stats: Record<string, number> }} Report what either runner writes
 * @typedef {{ suites?: Suite[], specs?: { tests: { status: string, annotations: Note[] }[] }[] }} Suite
 */

/** @param {string} file @param {(report: Report) => Sum} count @returns {Sum} */
function readReport(file, count) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  return count(JSON.parse(readFileSync(file, "utf8")));
}

/**
 * @param {string} file @returns {Sum[]} a complete run's results; an aborted one counts as failed
 */
const readSums = (file) =>
  existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [{ passed: 0, failed: 1 }];

/** In parallel, because each uses one core. */
async function runChecks() {
  const results = await Promise.all(
    CHECKS.map(async ({ name, command, then }) => {
      const first = await runQuietly(process.execPath, command);
      const last = first.code === 0 && then ? await runQuietly(process.execPath, then) : first;
      console.log(last.code === 0 ? `✓ ${name}` : `✗ ${name}\n${last.said}`);
      return last.code === 0;
    }),
  );
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
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
    skipped: Array.from({ length: report.numPendingTests }, () => `Skipped by Vitest. See “${name}” above.`),
  }));
  // A file that can't be loaded has no failing test of its own.
  return code !== 0 && sum.failed === 0 ? { ...sum, failed: 1 } : sum;
}

/** @param {Suite} suite @returns {string[]} the reasons of skipped tests */
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

/** Skipped if the machine has no nginx. */
async function runProxy() {
  const isThere = (await run("nginx", ["-v"], { stdio: "ignore" }).catch(() => 1)) === 0;
  if (!isThere)
    return { passed: 0, failed: 0, skipped: ["nginx is not installed: `npm run test:proxy` installs it"] };
  const code = await run(process.execPath, [fromRoot("scripts/proxy.mjs")]);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

/**
 * Each command's suites, one after another, because parallel ones would distort timings.
 * @type {Record<"quick" | "deep", Record<string, () => Promise<Sum>>>}
 */
const SUITES = {
  quick: {
    checks: () => runChecks(),
    unit: () => runVitest("unit", ["--project=pure", "--project=server", "--project=unit"]),
    journeys: () => runPlaywright("journeys", ["--project=journeys"]),
  },
  deep: {
    long: () => runVitest("long", ["--project=long"]),
    postgres: () => runVitest("postgres", ["--project=postgres"]),
    crash: () => runVitest("crash", ["--project=crash"]),
    journeys: () => runPlaywright("deep", ["--project=deep"]),
    visual: () =>
      runPlaywright("visual", ["--config=playwright.visual.config.ts", "--update-snapshots=none"]),
    proxy: () => runProxy(),
  },
};

/** @param {Sum[]} sums */
function conclude(sums) {
  const passed = sums.reduce((sum, one) => sum + one.passed, 0);
  const failed = sums.reduce((sum, one) => sum + one.failed, 0);
  const skipped = sums.flatMap((one) => one.skipped ?? []);
  for (const why of new Set(skipped)) {
    console.log(`Skipped ${skipped.filter((other) => other === why).length}: ${why}`);
  }
  console.log(`${passed} passed, ${failed} failed, ${skipped.length} skipped`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/** @param {keyof typeof SUITES} name */
const toSumFile = (name) => `${RESULTS}/sum-${name}.json`;

/** @param {keyof typeof SUITES} name */
async function runSuites(name) {
  // An earlier run's result must not count for this one.
  rmSync(toSumFile(name), { force: true });
  await install({ forTests: true });
  const { ensureChromium } = await import("./chromium.mjs");
  await ensureChromium();
  await build();
  mkdirSync(RESULTS, { recursive: true });
  /** @type {Sum[]} */
  const sums = [];
  for (const [suite, runSuite] of Object.entries(SUITES[name])) {
    const begun = performance.now();
    sums.push(await runSuite());
    console.log(`${suite}: ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
  }
  writeFileSync(toSumFile(name), JSON.stringify(sums));
  conclude(sums);
}

async function main() {
  const [wanted = "quick"] = process.argv.slice(2);
  if (wanted === "--sum") {
    const both = /** @type {const} */ (["quick", "deep"]);
    return conclude(both.flatMap((name) => readSums(toSumFile(name))));
  }
  if (wanted !== "quick" && wanted !== "deep")
    throw new Error(`“${wanted}” isn't a set of tests. Use quick or deep`);
  return runSuites(wanted);
}

main().catch((error) => {
  console.error(`The tests couldn't run: ${error.message}`);
  process.exitCode = 1;
});
