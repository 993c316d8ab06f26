import type { Locator } from "@playwright/test";
import { findAxeViolations } from "./axe";
import { type ComposerPage, expect, test } from "./composer-page";

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

test("a problem’s fix is shown before and after, applied as one step, and undone", async ({
  composer,
  page,
}) => {
  await compose(composer);
  const problem = item(composer, /Food, row 1/);
  await fix(problem).click();
  await expect(fix(problem)).toHaveAttribute("aria-expanded", "true");
  const view = problem.getByRole("group", { name: "Move the end of the title into the description" });
  await expect(view).toContainText(LONG);
  await expect(view).toContainText("Margherita with extra");
  await expect(view.getByText("cheese", { exact: true })).toBeVisible();
  await view.getByRole("button", { name: "Apply" }).click();
  const [title, description] = ["Row title", "Description"].map((name) =>
    composer.row(1, 1).getByRole("textbox", { name }),
  ) as [Locator, Locator];
  await expect(title).toHaveValue("Margherita with extra");
  await expect(description).toHaveValue("cheese");
  await expect(title).toBeFocused();
  await expect(problem).toBeHidden();
  await composer.button("Undo").click();
  await expect(title).toHaveValue(LONG);
  await expect(description).toHaveValue("");
  await expect(
    page.getByRole("status").filter({
      hasText: "Undone: Move the end of the title into the description: Food, row 1",
    }),
  ).toBeVisible();
});

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

test("rows that are too many are moved into a section of their own, told row by row", async ({
  composer,
}) => {
  await composer.open();
  const rows = Array.from({ length: 11 }, (_, at) => ({ title: `Row number ${at + 1}` }));
  await composer.fillList({ body: "B", button: "Go", sections: [{ title: "All", rows }] });
  const problem = item(composer, /Section 1 ·/);
  await fix(problem).click();
  await expect(problem).toContainText("1 section now, 2 sections after");
  await problem.getByRole("button", { name: "Apply" }).click();
  await expect(composer.section(2).getByRole("textbox", { name: "Row title" })).toHaveValue("Row number 11");
  await composer.button("Undo").click();
  await expect(composer.section(2)).toBeHidden();
  await expect(composer.row(1, 11)).toBeVisible();
});

test("a problem that only a person can mend offers no fix", async ({ composer }) => {
  await compose(composer);
  await composer.field("Body").fill("");
  await expect(fix(item(composer, /Food, row 1/))).toBeVisible();
  await expect(item(composer, "Body is required")).toBeVisible();
  await expect(fix(item(composer, "Body is required"))).toHaveCount(0);
});

for (const width of [390, 1440])
  test(`axe finds nothing on an open fix at ${width} px`, async ({ composer, page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 900 });
    await compose(composer);
    if (width < 820) await page.getByRole("tab", { name: /^Problems/ }).click();
    const problem = item(composer, /Food, row 1/);
    await fix(problem).click();
    await expect(problem.getByRole("button", { name: "Apply" })).toBeVisible();
    expect(await findAxeViolations(page)).toEqual([]);
    await problem.getByRole("button", { name: "Apply" }).click();
    await expect(composer.row(1, 1).getByRole("textbox", { name: "Row title" })).toBeFocused();
  });
