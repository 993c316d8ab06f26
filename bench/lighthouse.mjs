import { Launcher } from "chrome-launcher";
import lighthouse from "lighthouse";
import { startBareNext } from "./peers/bare-next/bare-next.mjs";
import { findChromium } from "./setup/browser.mjs";
import { findPercentile } from "./report/percentile.mjs";

const RUNS = 5;
/** The browser sometimes records no navigation start, so such a run is repeated. */
const NO_TRACE = "NO_NAVSTART";
const TRIES = 3;
const PERFORMANCE = "performance";
const CATEGORIES = [PERFORMANCE, "accessibility", "best-practices", "seo"];
/** The pages that strangers and search engines see; the others need an account. */
const PAGES = ["/", "/view", "/sign-in"];
const BARE = "a bare page of Next.js";
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

/** Failed audits that carry weight, except for performance. */
function findFailures({ audits, categories }, page) {
  return CATEGORIES.filter((category) => category !== PERFORMANCE)
    .flatMap((category) => categories[category].auditRefs)
    .map(({ id, weight }) => ({ ...audits[id], weight }))
    .filter(({ score, weight }) => weight > 0 && score !== null && score < 1)
    .map(({ id, title }) => ({ page, id, title }));
}

/** Runs Lighthouse's default mobile preset in a fresh browser; null if no trace was recorded. */
async function runOnce(page, origin, servers) {
  const options = { chromePath: findChromium(), chromeFlags: FLAGS, logLevel: "silent", handleSIGINT: false };
  const chrome = new Launcher(options);
  // Registered before the launch, so that an interrupted launch doesn't leave a browser behind.
  servers.onStop(() => chrome.kill());
  await chrome.launch();
  try {
    const flags = { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "silent", output: "json" };
    const result = await lighthouse(`${origin}${page}`, flags);
    if (!result) throw new Error("Lighthouse gave no result.");
    const { lhr } = result;
    if (lhr.runtimeError?.code === NO_TRACE) return null;
    if (lhr.runtimeError) throw new Error(`Lighthouse: ${lhr.runtimeError.message}`);
    return {
      scores: Object.fromEntries(
        CATEGORIES.map((category) => [category, Math.round(lhr.categories[category].score * 100)]),
      ),
      failures: findFailures(lhr, page),
      metrics: Object.fromEntries(METRICS.map((id) => [id, lhr.audits[id].numericValue])),
    };
  } finally {
    chrome.kill();
  }
}

async function runRecorded(page, origin, servers) {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const run = await runOnce(page, origin, servers);
    if (run) return run;
  }
  throw new Error(`Lighthouse recorded no trace ${TRIES} times.`);
}

const toMedians = (runs, categories) =>
  Object.fromEntries(
    categories.map((category) => [
      category,
      findPercentile(
        runs.map(({ scores }) => scores[category]),
        50,
      ),
    ]),
  );

/**
 * Median Lighthouse scores of 5 runs on the public pages.
 * A bare Next.js page takes turns with them, to show the cost of framework and machine.
 * @param {{ origin: string, servers: object, log: (line: string) => void }} setting
 * @returns {Promise<{ pages: { page: string, scores: Record<string, number>, runs: object[] }[], failures: { page: string, id: string, title: string }[] }>} scores 0–100
 */
export async function measureLighthouse({ origin, servers, log }) {
  const bare = await startBareNext(servers, "", log);
  const runs = new Map([...PAGES, BARE].map((page) => [page, []]));
  for (let run = 1; run <= RUNS; run++) {
    log(`lighthouse: run ${run} of ${RUNS}`);
    for (const page of PAGES) runs.get(page).push(await runRecorded(page, origin, servers));
    runs.get(BARE).push(await runRecorded("/", bare, servers));
  }
  const failures = PAGES.flatMap((page) => runs.get(page).flatMap((run) => run.failures));
  return {
    pages: [...runs].map(([page, own]) => ({
      page,
      scores: toMedians(own, page === BARE ? [PERFORMANCE] : CATEGORIES),
      runs: own,
    })),
    failures: [...new Map(failures.map((failure) => [`${failure.page} ${failure.id}`, failure])).values()],
  };
}
