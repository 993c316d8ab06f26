import { launchBrowser } from "./setup/browser.mjs";
import { toSpread } from "./report/percentile.mjs";

const LOADS = 20;
const WARM_UPS = 3;
const LOOKS = 24;
const VIEWPORT = { width: 1440, height: 900 };
const TIMEOUT_MS = 30_000;

const WORDS = "Fresh every day, made to order and served until late in the evening. ";
const fill = (length, start = "") =>
  (start + WORDS.repeat(Math.ceil(length / WORDS.length))).slice(0, length);

const toRow = (section, row) => ({
  id: `row-${section}-${row}`,
  title: fill(24, `Dish ${section}.${row} `),
  description: fill(72),
  isIdOwn: true,
});
const toTens = (make) => Array.from({ length: 10 }, (_, index) => make(index + 1));

/**
 * The largest list that FlowIQ accepts, in the composer's draft format, every text at its limit.
 */
const FULLEST = {
  kind: "list",
  header: fill(60),
  body: fill(1024),
  footer: fill(60),
  button: fill(20),
  sections: toTens((section) => ({
    title: fill(24, `Course ${section} `),
    rows: toTens((row) => toRow(section, row)),
  })),
};
const STORED = JSON.stringify({ version: 1, id: "bench", attempt: 0, savedAt: 1, form: FULLEST });

/** Runs in the page: the sheet's own performance measures, or null until it has both. */
function readTimes(looks) {
  const find = (name) => performance.getEntriesByName(`proof:${name}`)[0]?.duration;
  const [painted, flagged] = [find("painted"), find("flagged")];
  if (painted === undefined || flagged === undefined) return null;
  const cells = document.querySelectorAll("#proof-sheet figure").length;
  if (cells !== looks) throw new Error(`The sheet has ${cells} cells.`);
  return { painted, flagged };
}

async function loadOnce(context, origin) {
  const page = await context.newPage();
  try {
    await page.goto(`${origin}/proof`);
    const times = await page.waitForFunction(readTimes, LOOKS, { timeout: TIMEOUT_MS });
    return await times.jsonValue();
  } finally {
    await page.close();
  }
}

/**
 * Times from the saved draft to the proof sheet's first picture, and to its flags.
 * @param {{ origin: string, log: (line: string) => void }} setting
 * @returns {Promise<{ painted: object, flagged: object, loads: { painted: number, flagged: number }[] }>} ms
 */
export async function measureProof({ origin, log }) {
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: VIEWPORT });
    await context.addInitScript((text) => localStorage.setItem("menuet.draft", text), STORED);
    const loads = [];
    log(`proof: ${WARM_UPS + LOADS} loads`);
    for (let load = 0; load < WARM_UPS + LOADS; load++) loads.push(await loadOnce(context, origin));
    const counted = loads.slice(WARM_UPS);
    const spread = (name) => toSpread(counted.map((times) => times[name]));
    return { painted: spread("painted"), flagged: spread("flagged"), loads: counted };
  } finally {
    await browser.close();
  }
}
