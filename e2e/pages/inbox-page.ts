import { expect, type Locator, type Page } from "@playwright/test";
import { KNOWN_HEADERS } from "../fixtures/known-person.mjs";

const HEADERS = { ...KNOWN_HEADERS, "Content-Type": "application/json" };

async function post(url: string, body: object): Promise<Response> {
  const answer = await fetch(url, { method: "POST", headers: HEADERS, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer;
}

/** Creates a server's webhook URL as its owner, and returns a function that posts events to it. */
export async function openHook(origin: string): Promise<(event: object) => Promise<void>> {
  const answer = await post(`${origin}/api/webhooks`, { address: "https://hooks.example.com" });
  const { url }: { url: string } = await answer.json();
  const hook = `${origin}${new URL(url).pathname}`;
  return async (event) => {
    const taken = await fetch(hook, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(event),
    });
    expect(taken.status).toBe(204);
  };
}

export const saveMessage = (origin: string, name: string, content: object) =>
  post(`${origin}/api/library`, { name, tags: [], note: "", content });

/** The message ID of the latest send to this number. */
export async function findWamid(origin: string, number: string): Promise<string> {
  const answer = await fetch(`${origin}/api/sends?recipient=${encodeURIComponent(number)}`, {
    headers: HEADERS,
  });
  const { sends }: { sends: { message_id: string | null }[] } = await answer.json();
  return sends[0]?.message_id ?? "";
}

let made = 0;
/** A number that no other test uses. */
export const makeNumber = (): string =>
  `+2782${String(process.pid % 1000).padStart(3, "0")}${String(Date.now() % 10_000)
    .padStart(4, "0")
    .slice(0, 2)}${String(made++ % 100).padStart(2, "0")}`;

/**
 * Locates the inbox by roles and names; journeys share a server, so each uses its own customers.
 */
export class InboxPage {
  constructor(readonly page: Page) {}

  async open(address = "/inbox") {
    await this.page.goto(address);
    await expect(this.list().getByRole("status").filter({ hasText: "Live" })).toBeVisible();
  }

  list = (): Locator => this.page.getByRole("region", { name: "Conversations", exact: true });
  thread = (): Locator => this.page.getByRole("region", { name: "Thread", exact: true });
  reply = (name: string): Locator => this.page.getByRole("region", { name: `Reply to ${name}`, exact: true });
  link = (name: string): Locator => this.list().getByRole("link", { name, exact: true });
  /** A bubble with this text. */
  message = (text: string | RegExp): Locator => this.thread().getByRole("article").filter({ hasText: text });
  button = (name: string): Locator => this.page.getByRole("button", { name, exact: true });
  text = (): Locator => this.page.getByRole("textbox", { name: "Text", exact: true });

  /**
   * Presses j, then k, until the customer's link has focus: other journeys may add conversations.
   */
  async goTo(name: string) {
    await expect(this.link(name)).toBeVisible();
    for (const key of ["j", "k"])
      for (let presses = 0; presses < 40; presses++) {
        await this.page.keyboard.press(key);
        if (await this.link(name).evaluate((element) => element === document.activeElement)) return;
      }
    throw new Error(`Neither j nor k reaches ${name}`);
  }

  /** Reviews the message and sends it, both by keyboard. */
  async sendByKeys() {
    await this.page.keyboard.press("Control+Enter");
    await expect(this.button("Send now")).toBeVisible();
    await this.page.keyboard.press("Control+Enter");
  }
}
