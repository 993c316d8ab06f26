import { setTimeout as wait } from "node:timers/promises";

/**
 * @typedef {import("@playwright/test").Locator} Locator
 * @typedef {{ field: Locator, preview: Locator, text: string }} Place the field to type into, the
 * element that shows the result, and the field's text before a batch
 */

const KEYS = "abcdefghij";
const BATCH = 10;
const QUIET_MS = 250;
const ANSWER_MS = 5_000;

/**
 * Runs in the page: sets `window.menuetKey` to a promise of the next key's time to paint, in ms.
 * It runs from the key event's time stamp to the frame that draws the first change in `preview`.
 */
function watchNextKey(preview, answerMs) {
  // The preview may be a same-origin iframe, so events and clock come from the top window.
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

/** Lets deferred work (draft saves, the JSON pane) finish before the next key. */
async function waitUntilQuiet(page) {
  await wait(QUIET_MS);
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 5000 })));
}

/**
 * Resets the field and finds the preview once per batch.
 * A role lookup visits every element, and its cost would count as the page's own.
 */
async function startBatch(page, { field, preview, text }) {
  await field.fill(text);
  await field.press("End");
  const element = await preview.elementHandle();
  await waitUntilQuiet(page);
  return element;
}

/**
 * Types `count` letters, each once the last one is drawn and the page is quiet.
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
