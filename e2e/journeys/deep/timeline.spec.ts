import type { Page } from "@playwright/test";
import { findAxeViolations } from "@/e2e/fixtures/axe";
import { expect, test } from "@/e2e/pages/composer-page";

const LIST = {
  body: "Choose",
  button: "Go",
  sections: [{ title: "Drinks", rows: [{ title: "Cola" }, { title: "Tea" }, { title: "Water" }] }],
};

test.describe("the timeline", () => {
  const dialog = (page: Page) => page.getByRole("dialog", { name: "History" });

  test("of an untouched draft says that there is nothing yet, and gives the focus back", async ({
    composer,
    page,
  }) => {
    await composer.open();
    await composer.more("History");
    await expect(dialog(page)).toContainText("No changes yet");
    await page.keyboard.press("Escape");
    await expect(composer.button("More")).toBeFocused();
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
    await composer.more("History");
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
      await composer.more("History");
      await expect(dialog(page)).toContainText("No changes yet");
      expect(await findAxeViolations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(composer.button("More")).toBeFocused();
      await composer.fillList({ ...LIST, body: "verylongword".repeat(40) });
      await composer.more("History");
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
