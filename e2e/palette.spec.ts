import type { Page } from "@playwright/test";
import { findAxeViolations } from "./axe";
import { expect, test } from "./composer-page";
import { OutboxPage } from "./outbox-page";

const palette = (page: Page) => page.getByRole("dialog", { name: "Commands" });
const entry = (page: Page, name: string | RegExp) => palette(page).getByRole("option", { name });
const begin = async (page: Page, words: string) => {
  await page.keyboard.press("Control+k");
  await expect(palette(page).getByRole("combobox", { name: "Search commands" })).toBeFocused();
  await page.keyboard.type(words);
};

test("with the keyboard alone a starter is found, opened and reviewed", async ({ composer, page }) => {
  await composer.open();
  await composer.field("Recipient").fill("+27 82 111 2233");
  await begin(page, "restaurant");
  await expect(palette(page).getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(palette(page)).toBeHidden();
  await expect(composer.field("Header")).toHaveValue("Our Menu");
  await expect(composer.field("Recipient")).toHaveValue("+27 82 111 2233");
  await begin(page, "send review");
  await expect(palette(page).getByRole("option")).toHaveText([/Review and send/]);
  await page.keyboard.press("Enter");
  await expect(composer.sendDialog()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(composer.sendDialog()).toBeHidden();
});

test("Escape gives the focus back where it was, and nothing found says so", async ({ composer, page }) => {
  await composer.open();
  await composer.field("Body").focus();
  await begin(page, "no such thing");
  await expect(palette(page).getByText("Nothing is called that")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(palette(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
  await expect(composer.field("Body")).toBeFocused();
});

test("on another page a starter opens in the composer there", async ({ composer, page }) => {
  await new OutboxPage(page).open();
  await begin(page, "survey");
  await expect(palette(page).getByRole("option")).toHaveText([/Survey/]);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/");
  await expect(composer.field("Header")).not.toHaveValue("");
});

test("it leads to what the person who asks may see", async ({ composer, page }) => {
  await composer.open();
  await begin(page, "go to page");
  await expect(entry(page, "Outbox")).toBeVisible();
  await expect(entry(page, "Members")).toHaveCount(0);
  await entry(page, "Proof sheet").click();
  await expect(page).toHaveURL("/proof");
});

test("“?” shows the shortcuts, and is a letter where text is typed", async ({ composer, page }) => {
  await composer.open();
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await composer.field("Body").pressSequentially("Ready?");
  await expect(composer.field("Body")).toHaveValue("Ready?");
  await expect(sheet).toBeHidden();
  await composer.button("Commands (Ctrl K)").focus();
  await page.keyboard.press("?");
  await expect(sheet).toContainText("Review and send");
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
});

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
