import type { Locator } from "@playwright/test";
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

test("a title that is too long is shortened right under its row, at a finger’s width as well", async ({
  composer,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await compose(composer);
  const row = composer.row(1, 1);
  await expect(row).toContainText("Too long by 4 characters.");
  const shorten = row.getByRole("button", { name: "Shorten…" });
  await expect(shorten).toHaveAccessibleDescription("Too long by 4 characters.");
  expect((await shorten.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await shorten.click();
  const view = row.getByRole("group", { name: "Move the end of the title into the description" });
  await view.getByRole("button", { name: "Cancel" }).click();
  await expect(shorten).toBeFocused();
  await shorten.click();
  await view.getByRole("button", { name: "Apply" }).click();
  const title = row.getByRole("textbox", { name: "Row title" });
  await expect(title).toHaveValue("Margherita with extra");
  await expect(title).toBeFocused();
  await expect(shorten).toBeHidden();
});
