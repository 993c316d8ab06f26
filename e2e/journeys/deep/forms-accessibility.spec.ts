import { writeForm } from "@/lib/message/codecs/write-form";
import { findAxeViolations } from "@/e2e/fixtures/axe";
import { expect } from "@/e2e/pages/composer-page";
import { exporting, importing, importText, MENU, rowsPaste } from "@/e2e/pages/forms-page";
import { test } from "@/e2e/fixtures/unharmed";

for (const width of [390, 1440]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } });

    test("axe finds nothing on the dialogs, with and without problems", async ({ composer, page }) => {
      const look = async () => {
        expect(await findAxeViolations(page)).toEqual([]);
      };
      await composer.open();
      await composer.more("Import");
      await expect(importing(page).getByRole("textbox")).toBeFocused();
      await look();
      await importText(page, writeForm(MENU, "meta").text.replace('"list",', '"list"'));
      await expect(importing(page).getByRole("list", { name: "Problems in the text" })).toBeVisible();
      await look();
      await importText(page, "nothing");
      await expect(importing(page).getByRole("status")).toContainText("no message here");
      await look();
      await page.keyboard.press("Escape");
      await composer.section(1).getByRole("button", { name: "Paste rows" }).click();
      await rowsPaste(page).getByRole("textbox").fill("Tea\thot\tt\nTea\t\tt");
      await expect(rowsPaste(page).getByRole("status")).toContainText("2 rows · 1 does not fit");
      await look();
      await page.keyboard.press("Escape");
      await expect(rowsPaste(page)).toBeHidden();
      await composer.more("Export");
      await exporting(page).getByRole("radio", { name: "Twilio’s list picker" }).check();
      await look();
    });
  });
}
