import { expect } from "@/e2e/pages/composer-page";
import { holdBack, importing, rowsPaste } from "@/e2e/pages/forms-page";
import { MENU, ProofPage } from "@/e2e/pages/proof-page";
import { test } from "@/e2e/fixtures/unharmed";

test("a button whose code is still on its way does its work once it comes, the latest alone", async ({
  composer,
  page,
}) => {
  const letThrough = await holdBack(page, "Rows to add to section", "Message to import");
  await new ProofPage(page).keep(MENU);
  await composer.openFields();
  await composer.more("Import");
  await composer.section(1).getByRole("button", { name: "Paste rows" }).click();
  letThrough();
  await expect(rowsPaste(page)).toBeVisible();
  await expect(importing(page)).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(rowsPaste(page)).toBeHidden();
  await composer.more("Import");
  await expect(importing(page)).toBeVisible();
});
