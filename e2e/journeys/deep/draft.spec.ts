import { expect, test } from "@/e2e/pages/composer-page";

test("a browser that keeps nothing says so", async ({ composer, page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await composer.open();
  await composer.field("Body").fill("Words");
  await expect(page.getByText("Not saved: this browser blocks storage")).toBeVisible();
});

test("on a phone problems are counted from the first letter on, and looked for at once behind their tab", async ({
  composer,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await composer.open();
  const tab = composer.pane("Problems");
  await expect(tab).toHaveText("Problems");
  await tab.click();
  await expect(composer.region("To finish").getByRole("button")).toHaveText([
    /Write the body/,
    /Name the button/,
    /Add a first row/,
    /Choose who gets it/,
  ]);
  await page.reload();
  await expect(tab).toHaveText("Problems");
  await composer.field("Body").fill("Choose");
  await expect(tab).toHaveText("Problems 4");
  await tab.click();
  await expect(composer.region("Problems")).toContainText("Button label is required");
});

test("a recipient in any spelling is read, its country shown, and the default country remembered", async ({
  composer,
  page,
}) => {
  await composer.open();
  const recipient = composer.field("Recipient");
  await recipient.fill("012 345 6789");
  await expect(recipient).toHaveAccessibleDescription(/South Africa · \+27123456789/);
  await page.getByRole("combobox", { name: "Default country" }).selectOption("GB");
  await recipient.fill("07700 900123");
  await expect(recipient).toHaveAccessibleDescription(/\+447700900123/);
  await recipient.fill("12");
  await expect(recipient).toHaveAttribute("aria-invalid", "true");
  await page.reload();
  await expect(page.getByRole("combobox", { name: "Default country" })).toHaveValue("GB");
});
