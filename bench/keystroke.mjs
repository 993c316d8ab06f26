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
const CPU_THROTTLES = [1, 4];
const VIEWPORT = { width: 1440, height: 900 };

/** A page that reaches loopback only: what a peer wants from a CDN (icons, fonts) fails at once instead of waiting. */
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

/** One subject's turn: its page in front, the throttle set, a warm-up that is thrown away, then the keys that count. */
async function takeTurn({ page, place }, throttle) {
  await setFrozen(page, false);
  await page.bringToFront();
  // The pointer in the same corner for all: where it lies over the page, each frame also looks for what is under it.
  await page.mouse.move(1, 1);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: throttle });
  await typeKeys(page, place, WARM_UP_KEYS);
  const times = await typeKeys(page, place, KEYS_PER_ROUND);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await session.detach();
  await setFrozen(page, true);
  return times;
}

const rotate = (list, by) => [...list.slice(by % list.length), ...list.slice(0, by % list.length)];

/** Rounds in which every subject has its turn, another one first each time, so that drift of the machine hits all. */
async function measureInRounds(subjects, log) {
  const results = CPU_THROTTLES.flatMap((throttle) =>
    subjects.map((subject) => ({ name: subject.name, throttle, times: [] })),
  );
  for (let round = 0; round < ROUNDS; round++) {
    for (const throttle of CPU_THROTTLES) {
      log(`keystroke: round ${round + 1} of ${ROUNDS} at ${throttle}× CPU throttle`);
      for (const subject of rotate(subjects, round)) {
        const result = results.find((one) => one.name === subject.name && one.throttle === throttle);
        result.times.push(...(await takeTurn(subject, throttle)));
      }
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

async function openOwn(browser, origin) {
  const page = await openPage(browser);
  const { body, rowTitle } = await openMenuet(page, origin);
  return [
    { name: "menuet-body", page, place: body },
    { name: "menuet-row-title", page, place: rowTitle },
  ];
}

/**
 * Keystroke to paint of Menuet at 10 × 10 rows beside its peers, all in one browser.
 * @param {{ origin: string | null, puckFolder: string, servers: object, log: (line: string) => void }} setting
 * `origin` null: the peers alone
 * @returns {Promise<{ name: string, throttle: number, times: number[], p50: number, p95: number, count: number }[]>} ms
 */
export async function measureKeystrokes({ origin, puckFolder, servers, log }) {
  const browser = await launchBrowser();
  try {
    const own = origin === null ? [] : await openOwn(browser, origin);
    const subjects = [...own, ...(await openPeers(browser, servers, puckFolder))];
    for (const { page } of subjects) await setFrozen(page, true);
    return await measureInRounds(subjects, log);
  } finally {
    await browser.close();
  }
}
