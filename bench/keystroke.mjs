import { launchBrowser } from "./setup/browser.mjs";
import { openMenuet } from "./keystroke/menuet.mjs";
import { typeKeys } from "./keystroke/type-keys.mjs";
import { createAdaptiveCardsListener, openAdaptiveCards } from "./peers/adaptive-cards/adaptive-cards.mjs";
import { createBareListener, openBare } from "./peers/bare/bare.mjs";
import { createPuckListener, openPuck } from "./peers/puck/puck.mjs";
import { toSpread } from "./report/percentile.mjs";

const ROUNDS = 3;
const KEYS_PER_ROUND = 20;
const WARM_UP_KEYS = 5;
/** How many subjects later each round begins: none is always among the first. */
const SHIFT = 4;
/** A phone of the middle range beside a computer. */
const CPU_THROTTLE = 4;
/** Sections and rows in each, by how many rows they are. */
const LISTS = { 10: { sections: 2, rows: 5 }, 100: { sections: 10, rows: 10 } };
const FAST_MS = 70;
const FAST_TEXT = "the quick brown fox jumps over the lazy dog 0123456789";
const VIEWPORT = { width: 1440, height: 900 };

/**
 * A page that reaches loopback only: what a peer wants from a CDN (icons, fonts) fails at once
 * instead of waiting.
 */
async function openPage(browser) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  await context.route(
    (url) => url.hostname !== "127.0.0.1",
    (route) => route.abort(),
  );
  return context.newPage();
}

/** Only one page runs at a time: what another does in the background would be measured too. */
async function setFrozen(page, isFrozen) {
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setWebLifecycleState", { state: isFrozen ? "frozen" : "active" });
  await session.detach();
}

/**
 * One subject's turn: its page in front, the throttle set, a warm-up that is thrown away, then the
 * keys that count.
 */
async function takeTurn({ page, place }) {
  await setFrozen(page, false);
  await page.bringToFront();
  // The pointer in the same corner for all: where it lies over the page, each frame also looks for
  // what is under it.
  await page.mouse.move(1, 1);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_THROTTLE });
  await typeKeys(page, place, WARM_UP_KEYS);
  const times = await typeKeys(page, place, KEYS_PER_ROUND);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await session.detach();
  await setFrozen(page, true);
  return times;
}

const rotate = (list, by) => [...list.slice(by % list.length), ...list.slice(0, by % list.length)];

/**
 * Rounds in which every subject has its turn, another one first each time, so that drift of the
 * machine hits all.
 */
async function measureInRounds(subjects, log) {
  const results = subjects.map(({ name }) => ({ name, times: [] }));
  for (let round = 0; round < ROUNDS; round++) {
    log(`keystroke: round ${round + 1} of ${ROUNDS}`);
    for (const subject of rotate(subjects, round * SHIFT)) {
      const result = results.find(({ name }) => name === subject.name);
      result.times.push(...(await takeTurn(subject)));
    }
  }
  return results.map((result) => ({ ...result, ...toSpread(result.times) }));
}

async function openPeers(browser, servers, puckFolder) {
  const pages = [];
  for (let page = 0; page < 4; page++) pages.push(await openPage(browser));
  const [puckPage, cardsPage, barePage, rowsPage] = pages;
  const puck = await servers.startListener(createPuckListener(puckFolder));
  const cards = await servers.startListener(await createAdaptiveCardsListener());
  const bare = await servers.startListener(createBareListener());
  return [
    { name: "bare", page: barePage, place: await openBare(barePage, bare) },
    { name: "bare-rows", page: rowsPage, place: await openBare(rowsPage, bare, "?rows") },
    { name: "puck", page: puckPage, place: await openPuck(puckPage, puck) },
    { name: "adaptive-cards", page: cardsPage, place: await openAdaptiveCards(cardsPage, cards) },
  ];
}

/** One composer with each size of list, each in a page of its own. */
async function openComposer(browser, who, origin) {
  const subjects = [];
  for (const rows of Object.keys(LISTS)) {
    const page = await openPage(browser);
    const { body, rowTitle } = await openMenuet(page, origin, LISTS[rows]);
    subjects.push({ name: `${who}-${rows}-body`, page, place: body });
    subjects.push({ name: `${who}-${rows}-title`, page, place: rowTitle });
  }
  return subjects;
}

/**
 * Types as fast as people do, without waiting for anything, and counts the letters that are not
 * where they were typed.
 */
async function typeFast({ page, place }) {
  await setFrozen(page, false);
  await page.bringToFront();
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_THROTTLE });
  await place.field.fill("");
  await page.keyboard.type(FAST_TEXT, { delay: FAST_MS });
  const typed = await place.field.inputValue();
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await session.detach();
  await setFrozen(page, true);
  return (
    [...FAST_TEXT].filter((letter, at) => typed[at] !== letter).length +
    Math.max(0, typed.length - FAST_TEXT.length)
  );
}

/**
 * Keystroke to paint of Menuet, of itself at an earlier commit and of its peers, all in one
 * browser; and what fast typing loses.
 * @param {{ origins: { menuet: string, earlier: string }, puckFolder: string, servers: object, log: (line: string) => void }} setting
 * @returns {Promise<{ name: string, times: number[], p50: number, p95: number, count: number, lost?: number }[]>} ms
 */
export async function measureKeystrokes({ origins, puckFolder, servers, log }) {
  const browser = await launchBrowser();
  try {
    log("keystroke: opening every page");
    const own = await openComposer(browser, "menuet", origins.menuet);
    const earlier = await openComposer(browser, "earlier", origins.earlier);
    const subjects = [...own, ...earlier, ...(await openPeers(browser, servers, puckFolder))];
    for (const { page } of subjects) await setFrozen(page, true);
    const results = await measureInRounds(subjects, log);
    log("keystroke: typing fast");
    for (const subject of own)
      results.find(({ name }) => name === subject.name).lost = await typeFast(subject);
    return results;
  } finally {
    await browser.close();
  }
}
