import { KNOWN_EMAILS, KNOWN_HEADERS, KNOWN_PASSWORD } from "../../e2e/fixtures/known-person.mjs";
import { launchBrowser } from "../setup/browser.mjs";

const WARM_UP_EVENTS = 5;
const EVENTS = 60;
const NUMBER = "27699000001";

/** Creates the webhook URL and returns a function that posts a customer's text to it. */
async function openHook(origin) {
  const json = { "Content-Type": "application/json" };
  const made = await fetch(`${origin}/api/webhooks`, {
    method: "POST",
    headers: { ...KNOWN_HEADERS, ...json },
    body: JSON.stringify({ address: "https://hooks.example.com" }),
  });
  const { url } = await made.json();
  const { pathname } = new URL(url);
  return async (message) => {
    const body = {
      ...{ event_type: "message_received", organization_id: "bench", whatsapp_id: NUMBER, message },
      ...{ message_type: "text", timestamp: new Date().toISOString(), reply_context_id: null },
      whatsapp_message_id: `wamid.paint${message.replace(/\s/g, "")}`,
    };
    const init = { method: "POST", headers: json, body: JSON.stringify(body) };
    const answer = await fetch(`${origin}${pathname}`, init);
    if (answer.status !== 204) throw new Error(`An event was answered ${answer.status}.`);
  };
}

/** The wall-clock time (epoch ms) of the frame that shows the text in the open thread. */
const waitForText = (page, text) =>
  page.evaluate(async (wanted) => {
    const isShown = () => document.querySelector("[role=log], main")?.textContent.includes(wanted);
    if (!isShown())
      await new Promise((resolve) => {
        const watcher = new MutationObserver(() => isShown() && (watcher.disconnect(), resolve()));
        watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
      });
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return Date.now();
  }, text);

/**
 * Times one event after another, from just before its post to the frame that shows it.
 * @returns {Promise<number[]>} ms
 */
export async function measurePaint(servers, environment) {
  const origin = await servers.startApp(environment);
  const browser = await launchBrowser();
  try {
    const post = await openHook(origin);
    await post("First");
    const context = await browser.newContext();
    const answer = await context.request.post(`${origin}/api/auth/sign-in`, {
      data: { email: KNOWN_EMAILS.sender, password: KNOWN_PASSWORD },
      headers: { Origin: origin },
    });
    if (!answer.ok()) throw new Error(`Nobody could sign in: ${answer.status()}`);
    const page = await context.newPage();
    await page.goto(`${origin}/inbox`);
    await page.getByRole("status").filter({ hasText: "Live" }).waitFor();
    await page.getByRole("link", { name: `+${NUMBER}` }).click();
    await page.getByRole("region", { name: "Thread" }).getByText("First").waitFor();
    const times = [];
    for (let at = 1; at <= WARM_UP_EVENTS + EVENTS; at++) {
      const text = `Painted ${at}.`;
      const shown = waitForText(page, text);
      const start = Date.now();
      await post(text);
      const time = (await shown) - start;
      if (at > WARM_UP_EVENTS) times.push(time);
    }
    return times;
  } finally {
    await browser.close();
  }
}
