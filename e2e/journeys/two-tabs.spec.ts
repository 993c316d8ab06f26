import type { Locator, Page } from "@playwright/test";
import { expect, test } from "@/e2e/pages/composer-page";

const status = (page: Page, words: string | RegExp): Locator =>
  page.getByRole("status").filter({ hasText: words });
const saved = (page: Page) =>
  expect(page.getByTitle("Saved in this browser")).toHaveAttribute("aria-busy", "false");

type Counting = typeof window & { draftWrites: number };
/** Counts how often a tab saves the draft from now on. */
async function countDraftWrites(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counting = Object.assign(window, { draftWrites: 0 });
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, value) {
      if (key === "menuet.draft") counting.draftWrites++;
      setItem.call(this, key, value);
    };
  });
  return () => page.evaluate(() => (window as unknown as Counting).draftWrites);
}

test.describe("two tabs on one draft", () => {
  const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
  const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

  test(
    "one without changes of its own takes over the other’s, says so, and can go back",
    { tag: "@deep" },
    async ({ composer, page, context }) => {
      await composer.open();
      await field(page, "Body").fill("Both know this");
      await saved(page);
      const other = await context.newPage();
      await other.goto("/");
      await expect(field(other, "Body")).toHaveValue("Both know this");
      await field(other, "Body").fill("The other tab’s words");
      await expect(field(page, "Body")).toHaveValue("The other tab’s words");
      await expect(status(page, "Changed in another tab")).toBeAttached();
      const readWrites = await countDraftWrites(other);
      await field(page, "Footer").fill("And mine on top");
      await expect(field(other, "Footer")).toHaveValue("And mine on top");
      await press(page, "Undo");
      await press(page, "Undo");
      await expect(field(page, "Body")).toHaveValue("Both know this");
      await expect(field(other, "Body")).toHaveValue("Both know this");
      // A tab doesn't save again what it took over: that could undo newer changes in the other tab.
      expect(await readWrites()).toBe(0);
    },
  );
});
