import { expect, type Locator, type Page } from "@playwright/test";
import { KNOWN_HEADERS } from "../fixtures/known-person.mjs";
import { LIVE } from "@/e2e/fixtures/servers";

type Made = { id: string; name: string; version: number };

async function ask(method: "POST" | "PUT", path: string, body: object): Promise<Response> {
  return fetch(`${LIVE.url}/api/library${path}`, {
    method,
    headers: { ...KNOWN_HEADERS, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

export const makeList = (body: string, rows = ["Burger"]) => ({
  kind: "list",
  header: "Lunch",
  body,
  footer: "",
  button: "View menu",
  sections: [
    {
      title: "Main dishes",
      rows: rows.map((title) => ({ id: title.toLowerCase(), title, description: "", isIdOwn: false })),
    },
  ],
});

/** Saves a message to the live server's library, which all journeys share. */
export async function keepMessage(name: string, content: object, tags: string[] = []): Promise<Made> {
  const answer = await ask("POST", "", { name, tags, note: "", content });
  expect(answer.status, await answer.clone().text()).toBe(201);
  return answer.json();
}

/** Saves a new version based on version `from`, as a colleague would. */
export async function saveVersion(id: string, from: number, content: object, note = ""): Promise<void> {
  expect((await ask("POST", `/${id}/versions`, { from, note, content })).status).toBe(201);
}

/** A name that no other test or run uses. */
export const makeName = (word: string) => `${word} ${process.pid}-${Date.now()}`;

/** Locates the library by roles and names. */
export class LibraryPage {
  constructor(readonly page: Page) {}

  async open() {
    await this.page.goto("/library");
    await expect(this.page.getByRole("heading", { name: "Library", level: 1 })).toBeVisible();
    await expect(this.page.locator("main [aria-busy=true]")).toHaveCount(0);
  }

  search = (): Locator => this.page.getByRole("searchbox", { name: "Search" });
  rows = (): Locator => this.page.getByRole("list", { name: "Messages" }).getByRole("button");
  row = (name: string): Locator => this.rows().filter({ hasText: name });
  heading = (name: string): Locator => this.page.getByRole("heading", { name, level: 2, exact: true });
  button = (name: string): Locator => this.page.getByRole("button", { name, exact: true });
  versions = (): Locator =>
    this.page.getByRole("region", { name: "Versions" }).getByRole("list").getByRole("listitem");

  async openMessage(name: string) {
    await this.search().fill(name);
    await this.row(name).first().click();
    await expect(this.heading(name)).toBeFocused();
  }
}
