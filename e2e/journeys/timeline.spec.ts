import type { Locator, Page } from "@playwright/test";
import { expect, test } from "@/e2e/pages/composer-page";

const status = (page: Page, words: string | RegExp): Locator =>
  page.getByRole("status").filter({ hasText: words });
const readTitles = (page: Page) =>
  page
    .getByRole("textbox", { name: "Row title" })
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));

const LIST = {
  body: "Choose",
  button: "Go",
  sections: [{ title: "Drinks", rows: [{ title: "Cola" }, { title: "Tea" }, { title: "Water" }] }],
};

test.describe("the timeline", () => {
  const dialog = (page: Page) => page.getByRole("dialog", { name: "History" });

  test(
    "shows each state and brings one back as a step that is undone",
    { tag: "@deep" },
    async ({ composer, page }) => {
      await composer.open();
      await composer.fillList(LIST);
      await composer.row(1, 1).getByRole("button", { name: "Remove row" }).click();
      await composer.more("History");
      const states = dialog(page).getByRole("radio");
      await expect(states.first()).toBeChecked();
      await expect(states.first()).toHaveAccessibleName(/^Row “Cola” removed today at \d\d:\d\d · shown now/);
      await expect(dialog(page).getByRole("button", { name: "Restore" })).toHaveAttribute(
        "aria-disabled",
        "true",
      );
      await states.first().focus();
      await page.keyboard.press("ArrowDown");
      await expect(states.nth(1)).toBeChecked();
      const then = dialog(page).getByRole("group", { name: "The message then" });
      await expect(then).toContainText("Cola");
      await dialog(page).getByRole("button", { name: "Restore" }).click();
      await expect(dialog(page)).toBeHidden();
      await expect(status(page, /^Restored from today at/)).toBeVisible();
      await expect.poll(() => readTitles(page)).toEqual(["Cola", "Tea", "Water"]);
      await expect(composer.row(1, 1).getByRole("textbox", { name: "Row title" })).toBeFocused();
      await composer.button("Undo").click();
      await expect.poll(() => readTitles(page)).toEqual(["Tea", "Water"]);
    },
  );
});
