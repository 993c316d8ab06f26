import { Launcher } from "chrome-launcher";
import lighthouse from "lighthouse";
import { startBareNext } from "./peers/bare-next/bare-next.mjs";
import { findChromium } from "./setup/browser.mjs";
import { findPercentile } from "./report/percentile.mjs";

const RUNS = 5;
/** The browser now and then records no start of the page: nothing was measured then, and the run is taken again. */
const NO_TRACE = "NO_NAVSTART";
const TRIES = 3;
const CATEGORIES = ["performance", "accessibility"];
const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
];
const METRICS = [
  "first-contentful-paint",
  "largest-contentful-paint",
  "total-blocking-time",
  "cumulative-layout-shift",
];

/** The accessibility audits of one run that are not passed and count. */
function findFailures({ audits, categories }) {
  return categories.accessibility.auditRefs
    .map(({ id, weight }) => ({ ...audits[id], weight }))
    .filter(({ score, weight }) => weight > 0 && score !== null && score < 1)
    .map(({ id, title }) => ({ id, title }));
}

/** One run in a browser of its own, as Lighthouse's mobile preset (its default) throttles it; null where nothing was recorded. */
async function runOnce(address, servers) {
  const options = { chromePath: findChromium(), chromeFlags: FLAGS, logLevel: "silent", handleSIGINT: false };
  const chrome = new Launcher(options);
  // Before the launch: a run that is interrupted during it still has a browser to end.
  servers.onStop(() => chrome.kill());
  await chrome.launch();
  try {
    const flags = { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "silent", output: "json" };
    const result = await lighthouse(address, flags);
    if (!result) throw new Error("Lighthouse gave no result.");
    const { lhr } = result;
    if (lhr.runtimeError?.code === NO_TRACE) return null;
    if (lhr.runtimeError) throw new Error(`Lighthouse: ${lhr.runtimeError.message}`);
    return {
      performance: Math.round(lhr.categories.performance.score * 100),
      accessibility: Math.round(lhr.categories.accessibility.score * 100),
      failures: findFailures(lhr),
      metrics: Object.fromEntries(METRICS.map((id) => [id, lhr.audits[id].numericValue])),
    };
  } finally {
    chrome.kill();
  }
}

async function runRecorded(address, servers) {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const run = await runOnce(address, servers);
    if (run) return run;
  }
  throw new Error(`Lighthouse recorded no trace ${TRIES} times.`);
}

const toMedian = (runs, category) =>
  findPercentile(
    runs.map((run) => run[category]),
    50,
  );

/**
 * Lighthouse on the composer, the median of 5 runs, and by turns with it the performance of the sign-in page, two fields and a
 * button, and of a page of Next.js with nothing on it: what the framework and the machine take by themselves.
 * @param {{ origin: string, servers: object, log: (line: string) => void }} setting
 * @returns {Promise<{ performance: number, signIn: number, bare: number, accessibility: number, failures: { id: string, title: string }[], runs: object[] }>} scores 0–100
 */
export async function measureLighthouse({ origin, servers, log }) {
  const bare = await startBareNext(servers, "", log);
  const [runs, signInRuns, bareRuns] = [[], [], []];
  for (let run = 1; run <= RUNS; run++) {
    log(`lighthouse: run ${run} of ${RUNS}`);
    runs.push(await runRecorded(`${origin}/`, servers));
    signInRuns.push(await runRecorded(`${origin}/sign-in`, servers));
    bareRuns.push(await runRecorded(`${bare}/`, servers));
  }
  const failures = new Map(runs.flatMap((run) => run.failures).map((failure) => [failure.id, failure]));
  return {
    performance: toMedian(runs, "performance"),
    signIn: toMedian(signInRuns, "performance"),
    bare: toMedian(bareRuns, "performance"),
    accessibility: toMedian(runs, "accessibility"),
    failures: [...failures.values()],
    runs,
  };
}
