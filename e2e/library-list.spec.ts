import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { findAxeViolations } from "./axe";
import { expect, test } from "./composer-page";
import { takesFocus } from "./alive";
import { keepMessage, LibraryPage, makeList, makeName, saveVersion } from "./library-page";

const dialog = (page: Page, name = "Save to the library") => page.getByRole("dialog", { name });

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
  await expect(library.heading("No message matches")).toBeVisible();
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
  await page.getByRole("combobox", { name: "Show" }).selectOption("Favourites");
  await expect(library.row(`${name} anew`)).toBeVisible();
  await page.getByRole("combobox", { name: "Show" }).selectOption("All messages");
  await library.button("Duplicate").click();
  await expect(library.heading(`${name} anew (copy)`)).toBeFocused();
  await library.row(`${name} anew`).last().click();
  await expect(library.heading(`${name} anew`)).toBeFocused();
  await library.button("Archive").click();
  await expect(page.getByText("In the archive", { exact: true })).toBeVisible();
  const remove = page
    .getByRole("region", { name: "What can be done" })
    .getByRole("button", { name: "Delete" });
  await remove.click();
  const asked = page.getByRole("alertdialog", { name: "Delete this message for good?" });
  await expect(asked).toContainText("all 2 versions");
  await asked.getByRole("button", { name: "Cancel" }).click();
  await expect(asked).toBeHidden();
  await remove.click();
  await asked.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("The message was deleted")).toBeAttached();
  await expect(library.rows()).toHaveCount(1);
});

for (const width of [390, 1440])
  test.describe(`the library at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } });

    test("axe finds nothing, and nothing is wider than the page", async ({ composer, page }) => {
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      const name = `${makeName("Axe")} ${"W".repeat(60)}`;
      const { id } = await keepMessage(name, makeList("اختر من قائمتنا ".repeat(20), ["Burger", "كولا"]), [
        "كولا",
      ]);
      await saveVersion(id, 1, makeList("Donaudampfschifffahrtsgesellschaft".repeat(20)), "W".repeat(300));
      const library = new LibraryPage(page);
      await library.open();
      expect(await findAxeViolations(page)).toEqual([]);
      expect(await overflow()).toBeLessThanOrEqual(0);
      await library.openMessage(name);
      await expect(library.versions()).toHaveCount(2);
      expect(await findAxeViolations(page)).toEqual([]);
      expect(await overflow()).toBeLessThanOrEqual(0);
      await library.button("Compare with now: version 1").click();
      const compare = dialog(page, "Compare two versions");
      await expect(compare.getByRole("region", { name: "Differences" })).toBeVisible();
      expect(await findAxeViolations(page)).toEqual([]);
      await page.goto(`/#l=${id}`);
      await expect(page.getByText("version 2", { exact: true })).toBeVisible();
      await composer.button("Save").click();
      await expect(dialog(page)).toBeVisible();
      expect(await findAxeViolations(page)).toEqual([]);
      expect(await overflow()).toBeLessThanOrEqual(0);
    });
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
  const asked = dialog(page, "Import a library");
  const choose = (content: string) =>
    asked
      .getByLabel("File of a library")
      .setInputFiles({ name: "library.json", mimeType: "application/json", buffer: Buffer.from(content) });
  await choose(text.slice(0, -9));
  await expect(asked.getByRole("alert")).toContainText("broken off");
  await choose(text);
  await expect(asked.getByRole("status")).toHaveText("The import is done");
  await expect(asked.getByRole("listitem")).toHaveText([
    "1 message came in",
    "1 message left out: in the library already",
    "1 message could not be read",
    `“${name}”: “tags” is missing, too long, or not what belongs there`,
  ]);
  expect(await findAxeViolations(page)).toEqual([]);
  await asked.getByRole("button", { name: "Close" }).click();
  await library.search().fill(`${name} again`);
  await expect(library.rows()).toHaveCount(1);
});
