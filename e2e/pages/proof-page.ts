import type { Locator, Page } from "@playwright/test";
import { type DraftForm, emptyDraft } from "@/lib/message/draft";
import { formatStoredDraft } from "@/lib/message/stored-draft";
import { expect, test as base } from "./composer-page";

const row = (title: string, description = "") => ({ id: title, title, description, isIdOwn: false });

/**
 * A menu in which exactly one title stands on more than one line in every look: no phone is wide
 * enough for it.
 */
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

/** The proof sheet by its roles and names. */
export class ProofPage {
  constructor(readonly page: Page) {}

  async keep(form: DraftForm) {
    const text = formatStoredDraft({ id: "kept", attempt: 0, savedAt: 1, form });
    // Once only: what a test itself keeps later stays.
    await this.page.addInitScript((draft) => {
      if (localStorage.getItem("menuet.draft") === null) localStorage.setItem("menuet.draft", draft);
    }, text);
  }

  async open(words = "") {
    await this.page.goto(`/proof${words}`);
    await expect(this.cells.first()).toBeVisible();
    await this.settle();
  }

  /** Every cell was measured. */
  settle = () => expect(this.flags.getByRole("status")).toHaveText(/looks?$/);

  get cells(): Locator {
    return this.page.getByRole("figure");
  }
  get flags(): Locator {
    return this.page.getByRole("region", { name: "Cut or wrapped" });
  }
  cell = (name: string): Locator => this.page.getByRole("figure", { name, exact: true });
  axis = (name: string): Locator => this.page.getByRole("group", { name, exact: true });
  /** An axis's choices, behind its chip. */
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
