import { takesFocus } from "@/e2e/fixtures/alive";
import { findAxeViolations } from "@/e2e/fixtures/axe";
import { expect, test } from "@/e2e/pages/composer-page";
import { openList } from "@/e2e/fixtures/kept-list";

const PLATFORMS = ["android", "ios", "web"] as const;

// The preview follows the page's theme, so axe checks both themes.
for (const platform of PLATFORMS)
  test(`axe finds nothing on the open sheet, its reply and its webhook on ${platform}`, async ({
    composer,
    page,
  }) => {
    await openList(composer, `/?platform=${platform}`);
    await composer.button("View Menu").click();
    const sheet = page.getByRole("dialog", { name: "View Menu" });
    await sheet.getByRole("radio", { name: "Cola" }).click();
    await expect(sheet.getByRole("button", { name: "Send" })).toBeEnabled();
    expect(await findAxeViolations(page)).toEqual([]);
    await sheet.getByRole("button", { name: "Send" }).click();
    await expect(page.getByLabel("Webhook of the pick")).toBeVisible();
    await expect(sheet).toBeHidden();
    expect(await findAxeViolations(page)).toEqual([]);
  });

test("Send without a choice goes to the rows, and what is kept in the sheet stays there", async ({
  composer,
  page,
}) => {
  await openList(composer, "/");
  await composer.button("View Menu").click();
  const sheet = page.getByRole("dialog", { name: "View Menu" });
  await sheet.getByRole("button", { name: "Send" }).focus();
  await page.keyboard.press("Enter");
  await expect(sheet.getByRole("radio", { name: "Burger" })).toBeFocused();
  for (let press = 0; press < 6; press++) {
    await page.keyboard.press("Tab");
    await takesFocus(sheet);
  }
});
