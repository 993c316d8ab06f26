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
/** Each round starts this many subjects later, so that no subject always goes first. */
const SHIFT = 4;
/** Slows a desktop CPU to about a mid-range phone's. */
const CPU_THROTTLE = 4;
/** List sizes, by total number of rows. */
const LISTS = { 10: { sections: 2, rows: 5 }, 100: { sections: 10, rows: 10 } };
const FAST_MS = 70;
const FAST_TEXT = "the quick brown fox jumps over the lazy dog 0123456789";
const VIEWPORT = { width: 1440, height: 900 };

/** Opens a page that reaches loopback only, so that a peer's CDN requests fail at once. */
async function openPage(browser) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  await context.route(
    (url) => url.hostname !== "127.0.0.1",
    (route) => route.abort(),
  );
  return context.newPage();
}

/** Freezes other pages, because their background work would be measured too. */
async function setFrozen(page, isFrozen) {
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setWebLifecycleState", { state: isFrozen ? "frozen" : "active" });
  await session.detach();
}

/** One subject's turn: a throttled warm-up that is thrown away, then the keys that count. */
async function takeTurn({ page, place }) {
  await setFrozen(page, false);
  await page.bringToFront();
  // Keeps the pointer in one corner for all, because hit testing under it costs time in each frame.
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

/** Rotates which subject goes first in each round, so that machine drift affects all equally. */
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

/** Opens one page for each list size. */
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

/** Types at human speed without waiting, and counts lost or misplaced letters. */
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
 * Measures keystroke-to-paint of Menuet, an earlier commit and peers in one browser.
 * Also counts the letters that fast typing loses.
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
