import type { Locator, Page } from "@playwright/test";
import { type DraftForm, emptyDraft } from "@/lib/message/draft";
import { formatStoredDraft } from "@/lib/message/stored-draft";
import { expect, test as base } from "./composer-page";

const row = (title: string, description = "") => ({ id: title, title, description, isIdOwn: false });

/** A menu with exactly one title that wraps in every look, because no phone is wide enough. */
export const MENU: DraftForm = {
  ...emptyDraft(),
  header: "Our Menu",
  body: "Please *choose*:",
  footer: "Tap below",
  button: "View",
  sections: [
    { title: "Dishes", rows: [row("Burger", "Beef patty with cheese"), row("Pizza")] },
    { title: "Drinks", rows: [row("Tea"), row("W".repeat(48))] },
  ],
};
export const ONE_LOOK = "platform=ios&theme=light&text=default&direction=content";

/** Locates the proof sheet by roles and names. */
export class ProofPage {
  constructor(readonly page: Page) {}

  async keep(form: DraftForm) {
    const text = formatStoredDraft({ id: "kept", attempt: 0, savedAt: 1, form });
    // Only once, so that drafts that a test saves later remain.
    await this.page.addInitScript((draft) => {
      if (localStorage.getItem("menuet.draft") === null) localStorage.setItem("menuet.draft", draft);
    }, text);
  }

  async open(words = "") {
    await this.page.goto(`/proof${words}`);
    await expect(this.cells.first()).toBeVisible();
    await this.settle();
  }

  /** Waits until every cell is measured. */
  settle = () => expect(this.flags.getByRole("status")).toHaveText(/looks?$/);

  get cells(): Locator {
    return this.page.getByRole("figure");
  }
  get flags(): Locator {
    return this.page.getByRole("region", { name: "Cut or wrapped" });
  }
  cell = (name: string): Locator => this.page.getByRole("figure", { name, exact: true });
  axis = (name: string): Locator => this.page.getByRole("group", { name, exact: true });
  /** Opens an axis's choices, which are behind its chip. */
  async openAxis(name: string) {
    await this.page.getByRole("button", { name: new RegExp(`^${name}:`) }).click();
    await expect(this.axis(name)).toBeVisible();
  }
  choice = (axis: string, name: string): Locator =>
    this.axis(axis).getByRole("checkbox", { name, exact: true });
}

export const test = base.extend<{ proof: ProofPage }>({
  proof: async ({ page }, use) => use(new ProofPage(page)),
});
