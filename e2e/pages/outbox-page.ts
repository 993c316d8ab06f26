import { expect, type Locator, type Page } from "@playwright/test";
import { KNOWN_HEADERS } from "../fixtures/known-person.mjs";
import { LIVE } from "@/e2e/fixtures/servers";

/** Numbers are shown with spaces: "+27 82 345 6789". */
const toNumberPattern = (recipient: string) => new RegExp(`\\+${[...recipient.slice(1)].join("\\s?")}`);

export type SentMessage = { id: string; state: string; message_id?: string };

/** A list message in FlowIQ's format. */
export const makeListBody = (recipient: string, body: string, more: object = {}) => ({
  phone_number: recipient,
  message_type: "interactive",
  ...more,
  interactive: {
    type: "list",
    body,
    button: "View Menu",
    sections: [{ title: "Main dishes", rows: [{ id: "burger", title: "Burger" }] }],
  },
});

let sends = 0;

async function post(path: string, body: object): Promise<Response> {
  const key = `outbox-${process.pid}-${Date.now()}-${sends++}`;
  return fetch(`${LIVE.url}${path}`, {
    method: "POST",
    headers: { ...KNOWN_HEADERS, "Content-Type": "application/json", "Idempotency-Key": key },
    body: JSON.stringify(body),
  });
}

/** Sends a list to one recipient and returns its state. */
export const sendList = async (recipient: string, body: string): Promise<SentMessage> =>
  (await post("/api/send", makeListBody(recipient, body))).json();

/** Sends one list to several recipients and returns the batch's id. */
export async function sendBatch(recipients: string[], body: string): Promise<string> {
  const { message_type, interactive } = makeListBody("", body);
  const answer = await post("/api/batches", { message: { message_type, interactive }, recipients });
  expect(answer.ok).toBe(true);
  return (await answer.json()).id;
}

/**
 * Locates the outbox by roles and names; journeys share a server, so each uses its own recipient.
 */
export class OutboxPage {
  constructor(readonly page: Page) {}

  async open(address = "/outbox") {
    await this.page.goto(address);
    await expect(this.page.getByRole("heading", { name: "Outbox", level: 1 })).toBeVisible();
    await expect(this.field("Text")).toBeEnabled();
  }

  /** Opens it filtered to one recipient. */
  async openFor(recipient: string) {
    await this.open();
    await this.field("Recipient").fill(recipient);
    // The filter applies once typing pauses.
    await expect(this.button("Clear filters").first()).toBeVisible();
    await expect(this.page.locator("main [aria-busy=true]")).toHaveCount(0);
  }

  field = (name: string): Locator => this.page.getByLabel(name, { exact: true });
  button = (name: string): Locator => this.page.getByRole("button", { name, exact: true });
  rows = (recipient: string): Locator =>
    this.page.getByRole("list").getByRole("link", { name: toNumberPattern(recipient) });
  heading = (name: string): Locator => this.page.getByRole("heading", { name, level: 2, exact: true });
  /** The open send's region, named by its recipient. */
  detail = (recipient: string): Locator =>
    this.page.getByRole("region", { name: toNumberPattern(recipient) });
  title = (recipient: string): Locator =>
    this.page.getByRole("heading", { name: toNumberPattern(recipient), level: 2 });
  dialog = (name: string): Locator => this.page.getByRole("alertdialog", { name });
}
