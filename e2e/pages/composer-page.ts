import { expect, type Locator, type Page } from "@playwright/test";
import { test as base } from "@/e2e/fixtures/signed-in";

export type RowInput = { id?: string; title: string; description?: string };
export type SectionInput = { title?: string; rows: RowInput[] };
export type ListInput = {
  header?: string;
  body: string;
  footer?: string;
  button: string;
  sections: SectionInput[];
};

/** Locates the composer by roles and names, like a person or a screen reader. */
export class ComposerPage {
  constructor(readonly page: Page) {}

  /** Waits only until fields accept input; lazy parts may still be loading. */
  async openFields(address = "/") {
    await this.page.goto(address);
    await expect(this.field("Recipient")).toBeEnabled();
  }

  async open(address = "/") {
    await this.openFields(address);
  }

  /** Clicks an entry of the menu More. */
  async more(
    name: "Import" | "Export" | "History" | "Starters" | "Save to library" | "Share" | "Start over",
  ) {
    await this.button("More").click();
    await this.page.getByRole("menuitem", { name, exact: true }).click();
  }

  async sectionAction(number: number, name: "Move up" | "Move down" | "Duplicate" | "Remove section") {
    await this.button(`Section ${number} actions`).click();
    await this.page.getByRole("menuitem", { name, exact: true }).click();
  }

  /** On a narrow screen one pane is shown at a time. */
  async openPane(name: "Edit" | "Preview" | "Problems") {
    await this.pane(name).click();
  }
  pane = (name: string): Locator =>
    this.page.getByRole("group", { name: "Panes" }).getByRole("button", { name: new RegExp(`^${name}`) });

  /** Opens the code that will be sent, which is collapsed at first. */
  async openCode() {
    await this.button("Code").click();
    await expect(this.region("Payload")).toBeVisible();
  }

  /** Opens the preview's theme, text size, direction and width. */
  async openLook() {
    await this.page.getByRole("button", { name: /^Look:/ }).click();
    await expect(this.page.getByRole("radiogroup", { name: "Preview theme" })).toBeVisible();
  }

  /** Waits until this browser has saved the draft. */
  async saved() {
    await expect(this.page.getByTitle("Saved in this browser")).toHaveAttribute("aria-busy", "false");
  }

  /** Waits until this browser saved this text; "Saved" may belong to an earlier one. */
  async kept(text: string) {
    await expect.poll(() => this.page.evaluate(() => localStorage.getItem("menuet.draft"))).toContain(text);
  }

  field = (name: string): Locator => this.page.getByRole("textbox", { name, exact: true });
  button = (name: string): Locator => this.page.getByRole("button", { name, exact: true });
  section = (number: number): Locator =>
    this.page.getByRole("group", { name: `Section ${number}`, exact: true });
  row = (section: number, number: number): Locator =>
    this.section(section).getByRole("group", { name: `Row ${number}`, exact: true });
  region = (name: string): Locator => this.page.getByRole("region", { name, exact: true });
  sendDialog = (): Locator => this.page.getByRole("dialog", { name: "Send message" });

  async chooseKind(name: "List menu" | "Audio") {
    await this.page.getByRole("radiogroup", { name: "Message type" }).getByText(name).click();
  }

  async fillRow(row: Locator, { id, title, description }: RowInput) {
    await row.getByRole("textbox", { name: "Row title" }).fill(title);
    if (description !== undefined) await row.getByRole("textbox", { name: "Description" }).fill(description);
    if (id !== undefined) await row.getByRole("textbox", { name: "Row ID" }).fill(id);
  }

  // A new element gets the focus a frame later; earlier keys are lost.
  async addRow(section: number, number: number) {
    await this.section(section).getByRole("button", { name: "Add row" }).click();
    await expect(this.row(section, number).getByRole("textbox", { name: "Row title" })).toBeFocused();
  }

  async addSection(number: number) {
    await this.button("Add section").click();
    await expect(this.section(number).getByRole("textbox", { name: "Section title" })).toBeFocused();
  }

  /** Closes the send dialog, which returns the focus. */
  async closeSend(name = "Close") {
    await this.sendDialog().getByRole("button", { name }).click();
    await expect(this.sendDialog()).toBeHidden();
  }

  async fillList({ header, body, footer, button, sections }: ListInput) {
    if (header !== undefined) await this.field("Header").fill(header);
    await this.field("Body").fill(body);
    if (footer !== undefined) await this.field("Footer").fill(footer);
    await this.field("Button label").fill(button);
    for (const [s, section] of sections.entries()) {
      if (s > 0) await this.addSection(s + 1);
      if (section.title !== undefined) {
        await this.section(s + 1)
          .getByRole("textbox", { name: "Section title" })
          .fill(section.title);
      }
      for (const [r, row] of section.rows.entries()) {
        if (r > 0) await this.addRow(s + 1, r + 1);
        await this.fillRow(this.row(s + 1, r + 1), row);
      }
    }
  }

  async review() {
    await this.button("Review and send").click();
    await expect(this.sendDialog()).toBeVisible();
  }

  async send() {
    await this.review();
    await this.sendDialog().getByRole("button", { name: "Send now" }).click();
  }

  outcome = (): Locator => this.sendDialog().getByRole("status").first();
}

/** A number that no other test uses, because FlowIQ's fake records requests by recipient. */
const makeRecipient = (title: string): string => {
  const digits = [...title].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 10_000_000, 7);
  return `+2782${String(digits).padStart(7, "0")}`;
};

/** Requests that tests let fail, and snapdom's advice to mount a copy, which our policy refuses. */
const EXPECTED = /^Failed to load resource|^\[snapdom\] Text in inline/;

type Fixtures = {
  composer: ComposerPage;
  recipient: string;
  /** Console output that a test causes on purpose, beyond what all tests may. */
  expectedWords: RegExp | null;
  quiet: void;
};

export const test = base.extend<Fixtures>({
  composer: async ({ page }, use) => use(new ComposerPage(page)),
  recipient: async ({}, use, { titlePath }) => use(makeRecipient(titlePath.join(" "))),
  expectedWords: [null, { option: true }],
  // A console error fails the test that caused it.
  quiet: [
    async ({ page, expectedWords }, use) => {
      const said: string[] = [];
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) said.push(message.text());
      });
      page.on("pageerror", (error) => said.push(error.message));
      await use();
      expect(said.filter((text) => !EXPECTED.test(text) && !expectedWords?.test(text))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
