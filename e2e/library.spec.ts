import type { Page } from "@playwright/test";
import { join, signIn, signOut } from "./account-page";
import { findAxeViolations } from "./axe";
import { expect, test } from "./composer-page";
import { keepMessage, LibraryPage, makeList, saveVersion } from "./library-page";

const dialog = (page: Page, name = "Save to the library") => page.getByRole("dialog", { name });

/** A name that no other test and no other run has. */
const makeName = (word: string) => `${word} ${process.pid}-${Date.now()}`;

test("what is written in the composer is saved, found, opened again and saved as the next version", async ({
  composer,
  page,
}) => {
  const library = new LibraryPage(page);
  const name = makeName("Quokka menu");
  await composer.open();
  await expect(page.getByText("Not in the library")).toBeVisible();
  await composer.fillList({
    body: "A quokka walks by",
    button: "Open",
    sections: [{ rows: [{ title: "Tea" }] }],
  });
  await composer.button("Save to library").click();
  await dialog(page).getByRole("textbox", { name: "Name" }).fill("");
  await dialog(page).getByRole("button", { name: "Save new message" }).click();
  await expect(dialog(page)).toContainText("A name is needed");
  await dialog(page).getByRole("textbox", { name: "Name" }).fill(name);
  await dialog(page).getByRole("textbox", { name: "Tags" }).fill("animals, menu");
  await dialog(page).getByRole("textbox", { name: "Note" }).fill("The first of its kind");
  await dialog(page).getByRole("button", { name: "Save new message" }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByText("version 1")).toBeVisible();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await composer.field("Body").fill("Two quokkas walk by");
  await expect(page.getByText("Unsaved changes")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Unsaved changes")).toBeVisible();
  await composer.button("Save").click();
  await dialog(page).getByRole("button", { name: "Save version 2" }).click();
  await expect(page.getByText("version 2")).toBeVisible();

  await library.open();
  await library.openMessage(name);
  await expect(library.versions()).toHaveCount(2);
  await expect(library.versions().last()).toContainText("The first of its kind");
  await library.button("Compare version 1 with now").click();
  const compare = dialog(page, "Compare two versions");
  await expect(compare.getByRole("region", { name: "Version 1" })).toContainText("A quokka walks by");
  await expect(compare.getByRole("region", { name: "Version 2" })).toContainText("Two quokkas walk by");
  await expect(compare.getByRole("region", { name: "Differences" }).getByRole("listitem")).toHaveText([
    "Body: changed from “A quokka walks by” to “Two quokkas walk by”",
  ]);
  await page.keyboard.press("Escape");
  await library.button("Restore version 1").click();
  await expect(page.getByText("Version 3 brings back version 1")).toBeVisible();
  await expect(library.versions()).toHaveCount(3);
  await page.getByRole("link", { name: "Open in the composer" }).click();
  await expect(composer.field("Body")).toHaveValue("A quokka walks by");
  await expect(page.getByText("version 3")).toBeVisible();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  expect(page.url()).not.toContain("#");
  await composer.button("Undo").click();
  await expect(composer.field("Body")).toHaveValue("Two quokkas walk by");
});

test("two people who edit one message lose neither's save: the second sees both and chooses", async ({
  composer,
  page,
  browser,
}) => {
  const name = makeName("Contested");
  const { id } = await keepMessage(name, makeList("The beginning"));
  const open = async (on: Page) => {
    await on.goto(`/#l=${id}`);
    await expect(on.getByText("version 1")).toBeVisible();
  };
  const context = await browser.newContext({ storageState: await page.context().storageState() });
  const other = await context.newPage();
  await open(page);
  await open(other);
  await other.getByRole("textbox", { name: "Body" }).fill("What the other one wrote");
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await dialog(other).getByRole("button", { name: "Save version 2" }).click();
  await expect(other.getByText("version 2")).toBeVisible();

  await composer.field("Body").fill("What I wrote");
  await composer.button("Save").click();
  await dialog(page).getByRole("button", { name: "Save version 2" }).click();
  const choice = dialog(page, "Saved by somebody else meanwhile");
  await expect(choice.getByRole("alert")).toContainText("saved version 2 while you were editing");
  await expect(choice.getByRole("region", { name: "Theirs: version 2" })).toContainText(
    "What the other one wrote",
  );
  await expect(choice.getByRole("region", { name: "Yours" })).toContainText("What I wrote");
  await choice.getByRole("button", { name: "Save mine as version 3" }).click();
  await expect(page.getByText("version 3")).toBeVisible();

  await other.getByRole("textbox", { name: "Body" }).fill("The other one goes on");
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await dialog(other).getByRole("button", { name: "Save version 3" }).click();
  await dialog(other, "Saved by somebody else meanwhile")
    .getByRole("button", { name: "Take theirs" })
    .click();
  await expect(other.getByRole("textbox", { name: "Body" })).toHaveValue("What I wrote");
  await other.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(other.getByRole("textbox", { name: "Body" })).toHaveValue("The other one goes on");
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await dialog(other).getByRole("button", { name: "Save version 4" }).click();
  await expect(other.getByText("version 4")).toBeVisible();
  await context.close();

  const library = new LibraryPage(page);
  await library.open();
  await library.openMessage(name);
  await expect(library.versions()).toHaveCount(4);
});

test.describe("somebody who is signed out", () => {
  test.use({ role: null });

  test("signs in where the message waits, and saves it", async ({ composer, page }) => {
    const email = await join(page, "sender");
    await signOut(page);
    await composer.open();
    await composer.field("Body").fill("Written before signing in");
    await composer.button("Save to library").click();
    await expect(dialog(page, "Sign in to save")).toBeVisible();
    await signIn(page, email);
    await dialog(page).getByRole("textbox", { name: "Name" }).fill(makeName("Late"));
    await dialog(page).getByRole("button", { name: "Save new message" }).click();
    await expect(page.getByText("version 1")).toBeVisible();
    await expect(composer.field("Body")).toHaveValue("Written before signing in");
  });

  test("who is a viewer is told what saving needs, and changes nothing in the library", async ({
    composer,
    page,
  }) => {
    const { name } = await keepMessage(makeName("Looked at"), makeList("To look at"));
    await join(page, "viewer");
    await composer.open();
    await composer.field("Body").fill("A viewer's words");
    await composer.button("Save to library").click();
    await expect(dialog(page, "Saving needs a sender")).toContainText("Ask an owner");
    const library = new LibraryPage(page);
    await library.open();
    await library.openMessage(name);
    await expect(page.getByRole("link", { name: "Open in the composer" })).toBeVisible();
    await expect(library.button("Rename")).toHaveCount(0);
    await expect(library.button("Archive")).toHaveCount(0);
  });
});

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
  await library.button("Delete").click();
  const asked = page.getByRole("alertdialog", { name: "Delete this message for good?" });
  await expect(asked).toContainText("all 2 versions");
  await asked.getByRole("button", { name: "Cancel" }).click();
  await expect(library.heading(`${name} anew`)).toBeVisible();
  await library.button("Delete").click();
  await asked.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("The message was deleted")).toBeAttached();
  await expect(library.rows()).toHaveCount(1);
});

for (const theme of ["light", "dark"] as const)
  for (const width of [390, 1440])
    test.describe(`the library, ${theme} at ${width} px`, () => {
      test.use({ colorScheme: theme, viewport: { width, height: 900 } });

      test("axe finds nothing, and nothing is wider than the page", async ({ composer, page }) => {
        const settle = () =>
          page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
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
        await library.button("Compare version 1 with now").click();
        await expect(
          dialog(page, "Compare two versions").getByRole("region", { name: "Differences" }),
        ).toBeVisible();
        await settle();
        expect(await findAxeViolations(page)).toEqual([]);
        await page.goto(`/#l=${id}`);
        await expect(page.getByText("version 2")).toBeVisible();
        await composer.button("Save").click();
        await expect(dialog(page)).toBeVisible();
        await settle();
        expect(await findAxeViolations(page)).toEqual([]);
        expect(await overflow()).toBeLessThanOrEqual(0);
      });
    });
