import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { findAxeViolations } from "@/e2e/fixtures/axe";
import { expect, test } from "@/e2e/pages/composer-page";
import { takesFocus } from "@/e2e/fixtures/alive";
import { keepMessage, LibraryPage, makeList, makeName, saveVersion } from "@/e2e/pages/library-page";

const dialog = (page: Page, name = "Save to library") => page.getByRole("dialog", { name });

test("the library is gone through without a mouse", async ({ page }) => {
  const word = `wombat${process.pid}${Date.now()}`;
  await keepMessage(`First ${word}`, makeList("one"));
  await keepMessage(`Second ${word}`, makeList("two"));
  const library = new LibraryPage(page);
  await library.open();
  await page.keyboard.press("/");
  await expect(library.search()).toBeFocused();
  await page.keyboard.type(word);
  await expect(library.rows()).toHaveCount(2);
  await page.keyboard.press("ArrowDown");
  await expect(library.row("Second")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(library.heading(`First ${word}`)).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(library.row("First")).toBeFocused();
  await library.search().fill(`${word} and nothing like it`);
  await expect(library.heading("No matching messages")).toBeVisible();
  await library.button("Show all messages").click();
  await expect(library.search()).toHaveValue("");
});

test("a message is renamed, starred, copied, archived and deleted for good", async ({ page }) => {
  const name = makeName("Life of a message");
  const { id } = await keepMessage(name, makeList("short"), ["passing"]);
  await saveVersion(id, 1, makeList("longer"), "more of it");
  const library = new LibraryPage(page);
  await library.open();
  await library.openMessage(name);
  await library.button("Favourite").click();
  await expect(library.button("Favourite")).toHaveAttribute("aria-pressed", "true");
  await library.button("Rename").click();
  await takesFocus(dialog(page, "Name and tags"));
  await dialog(page, "Name and tags").getByRole("textbox", { name: "Name" }).fill(`${name} anew`);
  await dialog(page, "Name and tags").getByRole("button", { name: "Save" }).click();
  await expect(library.heading(`${name} anew`)).toBeVisible();
  await library.button("Favourites").click();
  await expect(library.row(`${name} anew`)).toBeVisible();
  await library.button("All").click();
  await library.button("Duplicate").click();
  await expect(library.heading(`${name} anew (copy)`)).toBeFocused();
  await library.row(`${name} anew`).last().click();
  await expect(library.heading(`${name} anew`)).toBeFocused();
  await page.getByRole("region", { name: "Actions" }).getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("In the archive", { exact: true })).toBeVisible();
  const remove = page.getByRole("region", { name: "Actions" }).getByRole("button", { name: "Delete" });
  await remove.click();
  const asked = page.getByRole("alertdialog", { name: "Delete this message?" });
  await expect(asked).toContainText("all 2 versions");
  await asked.getByRole("button", { name: "Cancel" }).click();
  await expect(asked).toBeHidden();
  await remove.click();
  await asked.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("The message was deleted")).toBeAttached();
  await expect(library.rows()).toHaveCount(1);
});

test("a library's file goes out, and what of another file cannot come in is told", async ({ page }) => {
  const name = makeName("Filed");
  await keepMessage(name, makeList("In a file"));
  const library = new LibraryPage(page);
  await library.open();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^menuet-library-\d{4}-\d\d-\d\d\.json$/);
  const exported: { library: { name: string }[] } = JSON.parse(readFileSync(await file.path(), "utf8"));
  const mine = exported.library.filter((message) => message.name === name);
  expect(mine).toHaveLength(1);

  const text = JSON.stringify({
    menuet: 1,
    library: [...mine, { ...mine[0], name: `${name} again` }, { ...mine[0], tags: "none" }],
  });
  await library.button("Import").click();
  const asked = dialog(page, "Import library");
  const choose = (content: string) =>
    asked
      .getByLabel("Library file")
      .setInputFiles({ name: "library.json", mimeType: "application/json", buffer: Buffer.from(content) });
  await choose(text.slice(0, -9));
  await expect(asked.getByRole("alert")).toContainText("isn’t valid JSON");
  await choose(text);
  await expect(asked.getByRole("status")).toHaveText("Import complete");
  await expect(asked.getByRole("listitem")).toHaveText([
    "1 message imported",
    "1 message skipped: already in the library",
    "1 message skipped: not readable",
    `“${name}”: “tags” is missing, too long or not valid`,
  ]);
  expect(await findAxeViolations(page)).toEqual([]);
  await asked.getByRole("button", { name: "Close" }).click();
  await library.search().fill(`${name} again`);
  await expect(library.rows()).toHaveCount(1);
});
