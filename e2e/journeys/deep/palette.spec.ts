import type { Page } from "@playwright/test";
import { findAxeViolations } from "@/e2e/fixtures/axe";
import { expect, test } from "@/e2e/pages/composer-page";
import { openPalette, palette } from "@/e2e/pages/palette-page";

const begin = async (page: Page, words: string) => {
  await openPalette(page);
  await page.keyboard.type(words);
};

for (const width of [390, 1440]) {
  test(`axe finds nothing in it at ${width} px`, async ({ composer, page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 800 });
    await composer.open();
    await begin(page, "");
    expect(await findAxeViolations(page)).toEqual([]);
    await page.keyboard.type("shortcuts");
    await expect(palette(page).getByRole("option")).toHaveText([/shortcuts/]);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    expect(await findAxeViolations(page)).toEqual([]);
  });
}
