import type { Page } from "@playwright/test";
import { findAxeViolations } from "@/e2e/fixtures/axe";
import { expect, test } from "@/e2e/pages/composer-page";
import { keepMessage, LibraryPage, makeList, makeName, saveVersion } from "@/e2e/pages/library-page";

const dialog = (page: Page, name = "Save to library") => page.getByRole("dialog", { name });

for (const width of [390, 1440])
  test.describe(`the library at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } });

    test("axe finds nothing, and nothing is wider than the page", async ({ composer, page }) => {
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      const name = `${makeName("Axe")} ${"W".repeat(60)}`;
      const { id } = await keepMessage(name, makeList("اختر من قائمتنا ".repeat(20), ["Burger", "كولا"]), [
        "كولا",
      ]);
      await saveVersion(id, 1, makeList("Donaudampfschifffahrtsgesellschaft".repeat(20)), "W".repeat(300));
      const library = new LibraryPage(page);
      await library.open();
      expect(await findAxeViolations(page)).toEqual([]);
      expect(await overflow()).toBeLessThanOrEqual(0);
      await library.openMessage(name);
      await expect(library.versions()).toHaveCount(2);
      expect(await findAxeViolations(page)).toEqual([]);
      expect(await overflow()).toBeLessThanOrEqual(0);
      await library.button("Compare with current: version 1").click();
      const compare = dialog(page, "Compare two versions");
      await expect(compare.getByRole("region", { name: "Differences" })).toBeVisible();
      expect(await findAxeViolations(page)).toEqual([]);
      await page.goto(`/#l=${id}`);
      await expect(page.getByText(`Opened from the library: “${name}”`)).toBeVisible();
      // A narrow header has no room for the library, so saving is in the menu More.
      await composer.more("Save to library");
      await expect(dialog(page)).toBeVisible();
      expect(await findAxeViolations(page)).toEqual([]);
      expect(await overflow()).toBeLessThanOrEqual(0);
      await dialog(page).getByRole("button", { name: "Save version 3" }).click();
      await expect(page.getByText(`Saved to library: “${name}”, version 3`)).toBeVisible();
      expect(await overflow()).toBeLessThanOrEqual(0);
    });
  });
