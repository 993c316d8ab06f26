import type { Locator } from "@playwright/test";
import { findAxeViolations } from "@/e2e/fixtures/axe";
import { type ComposerPage, expect, test } from "@/e2e/pages/composer-page";

const item = (composer: ComposerPage, words: string | RegExp): Locator =>
  composer.region("Problems").getByRole("listitem").filter({ hasText: words });
const fix = (problem: Locator): Locator => problem.getByRole("button", { name: "Fix", exact: true });
const LONG = "Margherita with extra cheese";

async function compose(composer: ComposerPage) {
  await composer.open();
  await composer.fillList({
    body: "Choose",
    button: "Go",
    sections: [{ title: "Food", rows: [{ title: LONG }, { title: "Soup", id: "soup" }] }],
  });
}

test("a fix is looked at and left, by keyboard, and an id is made unique", async ({ composer, page }) => {
  await compose(composer);
  await composer.addRow(1, 3);
  await composer.fillRow(composer.row(1, 3), { title: "Stew", id: "soup" });
  const problem = item(composer, /Food, row 3/);
  await fix(problem).focus();
  await page.keyboard.press("Enter");
  await expect(problem.getByRole("button", { name: "Apply" })).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(problem.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(problem.getByRole("button", { name: "Apply" })).toBeHidden();
  await expect(fix(problem)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(problem.getByRole("button", { name: "Apply" })).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const id = composer.row(1, 3).getByRole("textbox", { name: "Row ID" });
  await expect(id).toHaveValue("stew");
  await expect(id).toBeFocused();
  await composer.button("Undo").click();
  await expect(id).toHaveValue("soup");
});

for (const width of [390, 1440])
  test(`axe finds nothing on an open fix at ${width} px`, async ({ composer, page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 900 });
    await compose(composer);
    if (width < 760) await composer.openPane("Problems");
    const problem = item(composer, /Food, row 1/);
    await fix(problem).click();
    await expect(problem.getByRole("button", { name: "Apply" })).toBeVisible();
    expect(await findAxeViolations(page)).toEqual([]);
    await problem.getByRole("button", { name: "Apply" }).click();
    await expect(composer.row(1, 1).getByRole("textbox", { name: "Row title" })).toBeFocused();
  });
