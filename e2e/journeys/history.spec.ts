import type { Locator, Page } from "@playwright/test";
import { expect, test } from "@/e2e/pages/composer-page";

const status = (page: Page, words: string | RegExp): Locator =>
  page.getByRole("status").filter({ hasText: words });
const readCaret = (field: Locator) => field.evaluate((input) => (input as HTMLInputElement).selectionStart);
const readTitles = (page: Page) =>
  page
    .getByRole("textbox", { name: "Row title" })
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));

const LIST = {
  body: "Choose",
  button: "Go",
  sections: [{ title: "Drinks", rows: [{ title: "Cola" }, { title: "Tea" }, { title: "Water" }] }],
};

test(
  "every edit is undone and redone by button, and the focus is where it was made",
  { tag: "@deep" },
  async ({ composer, page }) => {
    await composer.open();
    const [undo, redo] = [composer.button("Undo"), composer.button("Redo")];
    await expect(undo).toHaveAttribute("aria-disabled", "true");
    await expect(redo).toHaveAttribute("aria-disabled", "true");
    await composer.fillList(LIST);
    await composer.row(1, 2).getByRole("button", { name: "Remove row" }).click();
    await expect(status(page, "Row “Tea” removed")).toBeVisible();
    await composer.row(1, 1).getByRole("button", { name: "Duplicate" }).click();
    await composer.row(1, 1).getByRole("button", { name: "Move down" }).click();
    await composer.chooseKind("Audio");

    await undo.click();
    await expect(status(page, "Undone: Changed to audio")).toBeVisible();
    await expect(composer.field("Header")).toBeFocused();
    await undo.click();
    await expect(status(page, /Undone: Row “Cola” moved/)).toBeVisible();
    await undo.click();
    await expect.poll(() => readTitles(page)).toEqual(["Cola", "Water"]);
    await undo.click();
    await expect.poll(() => readTitles(page)).toEqual(["Cola", "Tea", "Water"]);
    await expect(status(page, "Undone: Row “Tea” removed")).toBeVisible();
    await expect(composer.row(1, 2).getByRole("textbox", { name: "Row title" })).toBeFocused();
    await undo.click();
    await expect(status(page, "Undone: typing in Drinks, row 3, title")).toBeVisible();
    await expect(composer.row(1, 3).getByRole("textbox", { name: "Row title" })).toBeFocused();

    for (let steps = 0; steps < 5; steps++) await redo.click();
    await expect(redo).toHaveAttribute("aria-disabled", "true");
    await expect(status(page, "Redone: Changed to audio")).toBeVisible();
    await expect(composer.field("Audio URL")).toBeFocused();
    while ((await undo.getAttribute("aria-disabled")) !== "true") await undo.click();
    await expect(composer.field("Body")).toHaveValue("");
    await expect.poll(() => readTitles(page)).toEqual([""]);
  },
);

test("the keys undo typing in sensible steps, with the caret behind the change", async ({
  composer,
  page,
}) => {
  await composer.open();
  const body = composer.field("Body");
  await body.pressSequentially("Hello");
  await composer.field("Footer").pressSequentially("Bye");
  await body.focus();
  await page.keyboard.press("End");
  await page.keyboard.type(" world");
  await page.keyboard.press("Control+z");
  await expect(body).toHaveValue("Hello");
  await expect.poll(() => readCaret(body)).toBe(5);
  await page.keyboard.press("Control+z");
  await expect(composer.field("Footer")).toHaveValue("");
  await expect(composer.field("Footer")).toBeFocused();
  await page.keyboard.press("Control+Shift+z");
  await expect(composer.field("Footer")).toHaveValue("Bye");
  await expect.poll(() => readCaret(composer.field("Footer"))).toBe(3);
  await page.keyboard.press("Control+y");
  await expect(body).toHaveValue("Hello world");
  await expect(body).toBeFocused();
  await page.keyboard.press("Meta+z");
  await expect(body).toHaveValue("Hello");
  // The browser's own menu works too.
  await body.evaluate((field) =>
    field.dispatchEvent(
      new InputEvent("beforeinput", { inputType: "historyRedo", bubbles: true, cancelable: true }),
    ),
  );
  await expect(body).toHaveValue("Hello world");
});
