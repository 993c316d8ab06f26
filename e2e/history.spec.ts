import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./composer-page";

const status = (page: Page, words: string | RegExp): Locator =>
  page.getByRole("status").filter({ hasText: words });
const saved = (page: Page) => expect(page.getByText("Saved a moment ago")).toBeVisible();
const readCaret = (field: Locator) => field.evaluate((input) => (input as HTMLInputElement).selectionStart);
const readTitles = (page: Page) =>
  page
    .getByRole("textbox", { name: "Row title" })
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));

type Times = { typed: number; kept: number };
const LIST = {
  body: "Choose",
  button: "Go",
  sections: [{ title: "Drinks", rows: [{ title: "Cola" }, { title: "Tea" }, { title: "Water" }] }],
};

test("every edit is undone and redone by button, and the focus is where it was made", async ({
  composer,
  page,
}) => {
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
});

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
  // From the browser's own menu too.
  await body.evaluate((field) =>
    field.dispatchEvent(
      new InputEvent("beforeinput", { inputType: "historyRedo", bubbles: true, cancelable: true }),
    ),
  );
  await expect(body).toHaveValue("Hello world");
});

test("the recipient is no part of it, and comes back only with what was started over", async ({
  composer,
}) => {
  await composer.open();
  await composer.field("Body").fill("Words");
  await composer.field("Recipient").fill("+27 82 111 2233");
  await composer.button("Undo").click();
  await expect(composer.field("Body")).toHaveValue("");
  await expect(composer.field("Recipient")).toHaveValue("+27 82 111 2233");
  await composer.button("Redo").click();
  await composer.button("Start over").click();
  await expect(composer.field("Recipient")).toHaveValue("");
  await composer.button("Undo").click();
  await expect(composer.field("Body")).toHaveValue("Words");
  await expect(composer.field("Recipient")).toHaveValue("+27 82 111 2233");
});

test("the history survives a reload, and holds nobody’s number", async ({ composer, page }) => {
  await composer.open();
  await composer.field("Recipient").fill("+27 82 111 2233");
  await composer.field("Body").fill("First words");
  await composer.field("Footer").fill("Then a footer");
  await composer.button("Undo").click();
  await page.reload();
  await expect(composer.field("Footer")).toHaveValue("");
  await composer.button("Redo").click();
  await expect(composer.field("Footer")).toHaveValue("Then a footer");
  await composer.button("Undo").click();
  await composer.button("Undo").click();
  await expect(composer.field("Body")).toHaveValue("");
  const kept = await page.evaluate(() => localStorage.getItem("menuet.history"));
  expect(kept).toContain("First words");
  expect(kept).not.toMatch(/2782|82 111/);
});

test("nothing typed before the last second is lost when the tab is killed, nor the way back", async ({
  composer,
  page,
  context,
}) => {
  // A tab that is killed hears nothing of its end.
  await page.addInitScript(() => {
    for (const kind of ["pagehide", "visibilitychange", "freeze"])
      window.addEventListener(kind, (event) => event.stopImmediatePropagation(), true);
    const times = { typed: 0, kept: 0 };
    Object.assign(window, { times });
    window.addEventListener("input", () => (times.typed = performance.now()), true);
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, text) {
      setItem.call(this, key, text);
      if (key === "menuet.draft") times.kept = performance.now();
    };
  });
  await composer.open();
  const body = composer.field("Body");
  await body.pressSequentially("Kept for good.");
  await saved(page);
  await page.waitForFunction(() => localStorage.getItem("menuet.history")?.includes("Kept for good"));
  await composer.field("Footer").pressSequentially("Typed a second ago");
  await composer.kept("a second ago");
  // By the page's own clock, as this one may hear of it late.
  const { typed, kept } = await page.evaluate(() => (window as unknown as { times: Times }).times);
  expect(kept - typed).toBeLessThan(1000);
  await page.close({ runBeforeUnload: false });
  const next = await context.newPage();
  await next.goto("/");
  const field = (name: string) => next.getByRole("textbox", { name, exact: true });
  await expect(field("Footer")).toHaveValue("Typed a second ago");
  await expect(field("Body")).toHaveValue("Kept for good.");
  await next.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(field("Footer")).not.toHaveValue("Typed a second ago");
  await expect(field("Body")).toHaveValue("Kept for good.");
});
