import type { Locator, Page } from "@playwright/test";
import { findAxeViolations } from "./axe";
import { expect, test } from "./composer-page";

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

  test("shows each state and brings one back as a step that is undone", async ({ composer, page }) => {
    await composer.open();
    await composer.fillList(LIST);
    await composer.row(1, 1).getByRole("button", { name: "Remove row" }).click();
    await composer.button("History").click();
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
  });

  test("of an untouched draft says that there is nothing yet, and gives the focus back", async ({
    composer,
    page,
  }) => {
    await composer.open();
    await composer.button("History").click();
    await expect(dialog(page)).toContainText("Nothing has been changed yet");
    await page.keyboard.press("Escape");
    await expect(composer.button("History")).toBeFocused();
  });

  test("a step that was undone is still there after another state was brought back", async ({
    composer,
    page,
  }) => {
    await composer.open();
    await composer.field("Body").fill("One");
    await composer.field("Footer").fill("Two");
    await composer.button("Undo").click();
    await composer.button("Undo").click();
    await composer.button("History").click();
    await dialog(page).getByText("Typing in Body").click();
    await dialog(page).getByRole("button", { name: "Restore" }).click();
    await expect(composer.field("Body")).toHaveValue("One");
    await expect(composer.field("Footer")).toHaveValue("");
    await composer.button("Undo").click();
    await expect(composer.field("Footer")).toHaveValue("Two");
  });

  for (const width of [390, 1440])
    test(`axe finds nothing in it at ${width}, and nothing scrolls sideways`, async ({ composer, page }) => {
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 800 });
      await composer.open();
      await composer.button("History").click();
      await expect(dialog(page)).toContainText("Nothing has been changed yet");
      expect(await findAxeViolations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(composer.button("History")).toBeFocused();
      await composer.fillList({ ...LIST, body: "verylongword".repeat(40) });
      await composer.button("History").click();
      await expect(dialog(page).getByRole("radio").first()).toBeVisible();
      expect(await findAxeViolations(page)).toEqual([]);
      const sideways = await page.evaluate(
        () =>
          [document.documentElement, ...document.querySelectorAll("[role=dialog], [role=dialog] *")].filter(
            (element) =>
              element.scrollWidth > element.clientWidth &&
              getComputedStyle(element).overflowX !== "visible" &&
              !element.matches(".sr-only, .sr-only *, .line-clamp-2"),
          ).length,
      );
      expect(sideways).toBe(0);
    });
});
