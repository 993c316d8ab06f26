import { setTimeout as wait } from "node:timers/promises";

/**
 * @typedef {import("@playwright/test").Locator} Locator
 * @typedef {{ field: Locator, preview: Locator, text: string }} Place what is typed into, where the answer is drawn, and
 * the text that the field holds before a batch
 */

const KEYS = "abcdefghij";
const BATCH = 10;
const QUIET_MS = 250;
const ANSWER_MS = 5_000;

/**
 * Runs in the page. Waits for the next key, then for the first change of text or elements under
 * `preview`, and leaves in `window.menuetKey` a promise of the milliseconds from the key's own time
 * stamp to the end of the frame that draws it.
 */
function watchNextKey(preview, answerMs) {
  // The preview may be an iframe of the same origin; keys, frames and the clock are the page's.
  const view = window.top;
  window.menuetKey = new Promise((resolve, reject) => {
    const timer = view.setTimeout(() => reject(new Error("The key changed nothing.")), answerMs);
    const onKey = (event) => {
      const channel = new view.MessageChannel();
      channel.port1.onmessage = () => {
        view.clearTimeout(timer);
        channel.port1.close();
        resolve(view.performance.now() - event.timeStamp);
      };
      const observer = new MutationObserver(() => {
        observer.disconnect();
        view.requestAnimationFrame(() => channel.port2.postMessage(null));
      });
      observer.observe(preview, { subtree: true, childList: true, characterData: true });
    };
    view.addEventListener("keydown", onKey, { capture: true, once: true });
  });
}

const readKey = () => window.menuetKey;

/**
 * A pause in which what was put off (a saved draft, a JSON pane) gets done, so that it does not
 * fall on the next key.
 */
async function waitUntilQuiet(page) {
  await wait(QUIET_MS);
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 5000 })));
}

/**
 * Puts the field's text back, and finds the preview once for the whole batch: to find an element by
 * its role, the browser looks at every element of the page, which between a key and its frame would
 * be measured as the page's own work.
 */
async function startBatch(page, { field, preview, text }) {
  await field.fill(text);
  await field.press("End");
  const element = await preview.elementHandle();
  await waitUntilQuiet(page);
  return element;
}

/**
 * Types `count` letters one at a time, each after the one before was drawn and the page was quiet.
 * @param {import("@playwright/test").Page} page
 * @param {Place} place
 * @param {number} count
 * @returns {Promise<number[]>} milliseconds from key to paint, in the order typed
 */
export async function typeKeys(page, place, count) {
  const times = [];
  let preview;
  for (let index = 0; index < count; index++) {
    if (index % BATCH === 0) preview = await startBatch(page, place);
    await preview.evaluate(watchNextKey, ANSWER_MS);
    await page.keyboard.press(KEYS[index % KEYS.length]);
    times.push(await preview.evaluate(readKey));
    await waitUntilQuiet(page);
  }
  return times;
}
