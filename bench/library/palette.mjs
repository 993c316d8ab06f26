import { KNOWN_EMAILS, KNOWN_PASSWORD } from "../../e2e/fixtures/known-person.mjs";
import { launchBrowser } from "../setup/browser.mjs";

const WARM_UP_ASKS = 5;
const ASKS = 60;

/**
 * A name that exactly one of `count` messages has (see made-message.ts); picks are spread evenly.
 */
const toName = (at, count) => `week ${Math.floor(((at * 0.618_034) % 1) * count)}`;

/** Times a pasted name, from the input's change to the frame that shows a matching option. */
const findInPalette = (page, text) =>
  page.evaluate(async (wanted) => {
    const input = document.querySelector("[role=dialog] input");
    const list = document.querySelector("[role=dialog] [role=listbox]");
    const options = () => [...list.querySelectorAll("[role=option]")];
    const isShown = () => options().some(({ textContent }) => textContent.includes(wanted));
    const start = performance.now();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, wanted);
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await new Promise((resolve) => {
      const watcher = new MutationObserver(() => isShown() && (watcher.disconnect(), resolve()));
      watcher.observe(list, { subtree: true, childList: true, characterData: true });
    });
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - start;
  }, text);

/**
 * Times the palette in the built app, on a library of `count` messages, for a signed-in viewer.
 * @returns {Promise<number[]>} ms
 */
export async function measurePalette(servers, environment, count) {
  const origin = await servers.startApp(environment);
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext();
    const data = { email: KNOWN_EMAILS.viewer, password: KNOWN_PASSWORD };
    const answer = await context.request.post(`${origin}/api/auth/sign-in`, {
      data,
      headers: { Origin: origin },
    });
    if (!answer.ok()) throw new Error(`Nobody could sign in: ${answer.status()}`);
    const page = await context.newPage();
    await page.goto(origin);
    await page.getByRole("textbox", { name: "Recipient" }).isEnabled();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Search commands" }).waitFor();
    const times = [];
    for (let at = 1; at <= WARM_UP_ASKS + ASKS; at++) {
      const time = await findInPalette(page, toName(at, count));
      if (at > WARM_UP_ASKS) times.push(time);
    }
    return times;
  } finally {
    await browser.close();
  }
}
