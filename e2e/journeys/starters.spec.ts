import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/pages/composer-page";
import { card, gallery, makeFragment, status } from "@/e2e/pages/starters-page";

const openFrom = (page: Page, name: string) => card(page, name).getByRole("button", { name: "Open" }).click();

test("a starter opens in place of the draft, keeps the recipient, and is undone", async ({
  composer,
  page,
}) => {
  await composer.open();
  await composer.field("Recipient").fill("+27 82 111 2233");
  await composer.field("Body").fill("My own words");
  await composer.more("Starters");
  await openFrom(page, "Restaurant menu");
  await expect(gallery(page)).toBeHidden();
  await expect(composer.field("Header")).toHaveValue("Our Menu");
  await expect(composer.field("Header")).toBeFocused();
  await expect(composer.row(2, 1).getByRole("textbox", { name: "Row ID" })).toHaveValue("cola");
  await expect(composer.field("Recipient")).toHaveValue("+27 82 111 2233");
  await expect(composer.region("Problems")).toContainText("Ready to send");

  await composer.row(2, 1).getByRole("textbox", { name: "Row title" }).fill("Iced tea");
  await expect(composer.row(2, 1).getByRole("textbox", { name: "Row ID" })).toHaveValue("iced-tea");
  await composer.field("Recipient").fill("+27 82 999 8877");
  await composer.button("Undo").click();
  await expect(composer.row(2, 1).getByRole("textbox", { name: "Row title" })).toHaveValue("Cola");
  await composer.button("Undo").click();
  await expect(composer.field("Body")).toHaveValue("My own words");
  await expect(composer.field("Header")).toHaveValue("");
  await expect(composer.field("Recipient")).toHaveValue("+27 82 999 8877");
  await expect(status(page, "Undone: “Restaurant menu” opened")).toBeVisible();
});

test("the first visit shows starters as their bubbles, which leave with the first letter", async ({
  composer,
  page,
}) => {
  await composer.open();
  const welcome = composer.region("What do you want to send?");
  await expect(welcome.getByText("Our Menu", { exact: true })).toBeVisible();
  await welcome.getByRole("button", { name: "Start blank" }).click();
  await expect(composer.field("Body")).toBeFocused();
  await page.keyboard.type("H");
  await expect(welcome).toBeHidden();
  await expect(composer.field("Body")).toBeFocused();
  await composer.kept('"H"');
  await page.reload();
  await expect(composer.field("Body")).toHaveValue("H");
  await expect(welcome).toBeHidden();
});

test("a starter of the first visit is opened with one press, and is gone when it is undone", async ({
  composer,
  page,
}) => {
  await composer.open();
  await composer.button("Voice greeting").click();
  await expect(composer.field("Audio URL")).toHaveValue("https://example.com/message.mp3");
  await expect(composer.field("Audio URL")).toBeFocused();
  await page.getByRole("button", { name: "Undo: “Voice greeting” opened" }).click();
  await expect(composer.field("Body")).toHaveValue("");
});

test(
  "a link opens its message, which is kept only once it is changed, and leaves the address",
  { tag: "@deep" },
  async ({ composer, page }) => {
    await composer.open();
    await composer.field("Body").fill("My kept draft");
    await composer.saved();
    const fragment = await makeFragment();

    await page.goto("about:blank");
    await composer.open(`/${fragment}`);
    await expect(composer.field("Header")).toHaveValue("From a colleague");
    await expect(composer.region("Preview")).toContainText("Look at this");
    await expect(status(page, "Opened from a link. Undo brings your draft back")).toBeVisible();
    await expect(page.getByText("Opened from a link. Saved once you change it")).toBeVisible();
    await expect(page).toHaveURL(/\/$/);

    // The message stays in this tab; the browser's draft is unchanged.
    await page.reload();
    await expect(composer.field("Body")).toHaveValue("Look at *this*");
    await composer.kept("My kept draft");

    await page.goto("about:blank");
    await composer.open(`/${fragment}`);
    await composer.field("Header").fill("Mine now");
    await composer.saved();
    await composer.button("Undo").click();
    await expect(composer.field("Header")).toHaveValue("From a colleague");
    await composer.button("Undo").click();
    await expect(composer.field("Body")).toHaveValue("My kept draft");
    await expect(status(page, "Undone: Opened from a link")).toBeVisible();
  },
);
