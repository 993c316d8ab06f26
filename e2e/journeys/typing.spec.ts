import type { Locator, Page } from "@playwright/test";
import { LIMITS } from "@/lib/message/limits";
import { expect, test } from "@/e2e/pages/composer-page";
import { pasteInto, rowsPaste } from "@/e2e/pages/forms-page";

const readCaret = (field: Locator) => field.evaluate((input) => (input as HTMLInputElement).selectionStart);

/** Types with an input method: each state of the composition, then the chosen text. */
async function compose(page: Page, states: readonly string[], chosen: string) {
  const session = await page.context().newCDPSession(page);
  for (const text of states)
    await session.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await session.send("Input.insertText", { text: chosen });
}

test("a word that is composed by an input method is whole in field, counter and preview, and one step", async ({
  composer,
  page,
}) => {
  await composer.open();
  const body = composer.field("Body");
  await body.focus();
  await compose(page, ["n", "に", "にh", "にほ", "にほん"], "日本");
  await expect(body).toHaveValue("日本");
  await expect(body).toHaveAccessibleDescription("2 of 1024 characters");
  await expect(composer.region("Preview").getByText("日本")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(body).toHaveValue("");
});

test("the caret stays where letters are typed, and where an undo leads while the field has the focus", async ({
  composer,
  page,
}) => {
  await composer.open();
  const title = composer.row(1, 1).getByRole("textbox", { name: "Row title" });
  await title.pressSequentially("Tea");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("xyz");
  await expect(title).toHaveValue("Txyzea");
  expect(await readCaret(title)).toBe(4);
  await composer.field("Body").focus();
  await title.focus();
  await page.keyboard.press("End");
  await page.keyboard.type("!");
  await page.keyboard.press("Control+z");
  await expect(title).toBeFocused();
  await page.keyboard.press("Control+Shift+z");
  await expect(title).toHaveValue("Txyzea!");
  await expect.poll(() => readCaret(title)).toBe(7);
});

test(
  "1,024 letters are pasted whole, and letters that come fast are neither lost nor turned round",
  { tag: "@deep" },
  async ({ composer, page }) => {
    await composer.open();
    const body = composer.field("Body");
    const text = "abcdefgh ".repeat(200).slice(0, LIMITS.body.max);
    await body.focus();
    await pasteInto(page, text);
    await expect(body).toHaveValue(text);
    await expect(body).toHaveAccessibleDescription("1024 of 1024 characters");
    await composer.saved();
    await body.fill("");
    const words = "The quick brown fox jumps over the lazy dog. 0123456789 ".repeat(3);
    await page.keyboard.type(words, { delay: 0 });
    await expect(body).toHaveValue(words);
    await expect(composer.region("Preview").locator("[data-field=body]")).toHaveText(words.trim());
    await composer.kept(words.trim());
  },
);

test(
  "a hundred rows are pasted at once, typed in, and undone",
  { tag: "@deep" },
  async ({ composer, page }) => {
    await composer.open();
    await composer.section(1).getByRole("button", { name: "Paste rows" }).click();
    const lines = Array.from({ length: 100 }, (_, at) => `Row ${at + 1}\tText ${at + 1}`).join("\n");
    await rowsPaste(page).getByRole("textbox").fill(lines);
    await rowsPaste(page).getByRole("button", { name: "Add 100 rows" }).click();
    const title = (row: number) => composer.row(1, row).getByRole("textbox", { name: "Row title" });
    await expect(title(100)).toHaveValue("Row 100");
    await title(57).focus();
    await page.keyboard.press("End");
    await page.keyboard.type(" and more", { delay: 0 });
    await expect(title(57)).toHaveValue("Row 57 and more");
    await expect(composer.row(1, 57).getByRole("textbox", { name: "Row ID" })).toHaveValue("row-57-and-more");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await expect(composer.row(1, 2)).toHaveCount(0);
  },
);

test("Tab leads from a row's title over its description to the next title, and Enter adds a row", async ({
  composer,
  page,
}) => {
  await composer.open();
  const title = (row: number) => composer.row(1, row).getByRole("textbox", { name: "Row title" });
  await title(1).fill("Tea");
  await page.keyboard.press("Enter");
  await expect(title(2)).toBeFocused();
  await page.keyboard.type("Coffee");
  await title(1).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(title(2)).toBeFocused();
  // The row's handle, ID and buttons are reachable from there too.
  await page.keyboard.press("Control+.");
  await expect(composer.row(1, 2).getByRole("button", { name: "Drag row 2" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(composer.row(1, 2).getByRole("textbox", { name: "Row ID" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(title(1)).toHaveValue("Coffee");
});

test(
  "five hundred edits in no order are undone to the empty page and redone to the last letter",
  { tag: "@deep" },
  async ({ composer, page }) => {
    test.slow();
    await composer.open();
    const read = () =>
      page
        .locator("form[data-composer] :is(input:not([type=radio], [type=range]), textarea)")
        .evaluateAll((all) => all.map((field) => (field as HTMLInputElement).value).join("|"));
    const empty = await read();
    let seed = 7;
    const pick = (count: number) => (seed = (seed * 48_271) % 2_147_483_647) % count;
    const fields = ["Header", "Body", "Footer", "Button label"].map(composer.field);
    for (let edit = 0; edit < 500; edit++) {
      const kind = pick(12);
      if (kind === 0) await page.keyboard.press("Control+z");
      else if (kind === 1) await page.keyboard.press("Control+Shift+z");
      else if (kind === 2) await fields[pick(4)]?.focus();
      else await page.keyboard.insertText("abc é"[pick(5)] ?? "a");
      if (edit === 0) await fields[0]?.focus();
    }
    const last = await read();
    const undo = composer.button("Undo");
    let steps = 0;
    while ((await undo.getAttribute("aria-disabled")) !== "true") {
      await page.keyboard.press("Control+z");
      steps++;
    }
    expect(await read()).toBe(empty);
    for (let step = 0; step < steps; step++) await page.keyboard.press("Control+Shift+z");
    expect(await read()).toBe(last);
  },
);
