import { expect, test } from "@/e2e/pages/composer-page";
import { keepMessage, palette, search } from "@/e2e/pages/palette-page";

test("a library that does not answer leaves the rest of the palette", async ({ composer, page }) => {
  await page.route("**/api/library/search", (route) => route.abort());
  await composer.open();
  await page.keyboard.press("Control+k");
  await expect(palette(page).getByText("Can’t search the library now")).toBeVisible();
  await expect(search(page)).toBeFocused();
  await page.keyboard.type("survey");
  await expect(palette(page).getByRole("option")).toHaveCount(1);
});

test("a message that cannot be loaded says so and can be chosen again", async ({
  composer,
  page,
  recipient,
}) => {
  await page.goto("/outbox");
  await keepMessage(page, `Lost ${recipient}`);
  await composer.open();
  await page.route("**/api/library/*", (route) =>
    route.request().method() === "GET" ? route.abort() : route.continue(),
  );
  await page.keyboard.press("Control+k");
  await expect(search(page)).toBeFocused();
  await page.keyboard.type(`Lost ${recipient.slice(-6)}`);
  await palette(page).getByRole("option", { name: /^Lost/ }).click();
  await expect(palette(page).getByText("couldn’t be loaded")).toBeVisible();
  await page.unroute("**/api/library/*");
  await palette(page).getByRole("option", { name: /^Lost/ }).click();
  await expect(palette(page)).toBeHidden();
  await expect(composer.field("Button label")).toHaveValue("See the hours");
});

test.describe("a visitor", () => {
  test.use({ role: null });

  test("who follows such a link signs in first, and the link goes along", async ({ page }) => {
    await page.goto("/#to=%2B27821234567");
    await expect(page).toHaveURL("/sign-in#to=%2B27821234567");
  });
});
