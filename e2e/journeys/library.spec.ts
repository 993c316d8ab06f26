import type { Page } from "@playwright/test";
import { join } from "@/e2e/pages/account-page";
import { takesFocus } from "@/e2e/fixtures/alive";
import { expect, test } from "@/e2e/pages/composer-page";
import { keepMessage, LibraryPage, makeList, makeName } from "@/e2e/pages/library-page";

// Each test starts in a new browser without a draft.
test.use({ role: null });

const dialog = (page: Page, name = "Save to library") => page.getByRole("dialog", { name });

test("what is written in the composer is saved, found, reopened and saved as the next version", async ({
  composer,
  page,
}) => {
  const library = new LibraryPage(page);
  const name = makeName("Quokka menu");
  await join(page, "sender");
  await composer.open();
  await composer.fillList({
    body: "A quokka walks by",
    button: "Open",
    sections: [{ rows: [{ title: "Tea" }] }],
  });
  await composer.button("Save to library").click();
  await takesFocus(dialog(page));
  await dialog(page).getByRole("textbox", { name: "Name" }).fill("");
  await dialog(page).getByRole("button", { name: "Save new message" }).click();
  await expect(dialog(page)).toContainText("Enter a name");
  await dialog(page).getByRole("textbox", { name: "Name" }).fill(name);
  await dialog(page).getByRole("textbox", { name: "Tags" }).fill("animals, menu");
  await dialog(page).getByRole("textbox", { name: "Note" }).fill("The first of its kind");
  await dialog(page).getByRole("button", { name: "Save new message" }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByText("version 1", { exact: true })).toBeVisible();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await composer.field("Body").fill("Two quokkas walk by");
  await expect(page.getByText("Unsaved changes")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Unsaved changes")).toBeVisible();
  await composer.button("Save").click();
  await dialog(page).getByRole("button", { name: "Save version 2" }).click();
  await expect(page.getByText("version 2", { exact: true })).toBeVisible();

  await library.open();
  await library.openMessage(name);
  await expect(library.versions()).toHaveCount(2);
  await expect(library.versions().last()).toContainText("The first of its kind");
  await library.button("Compare with current: version 1").click();
  const compare = dialog(page, "Compare two versions");
  await expect(compare.getByRole("region", { name: "Version 1" })).toContainText("A quokka walks by");
  await expect(compare.getByRole("region", { name: "Version 2" })).toContainText("Two quokkas walk by");
  await expect(compare.getByRole("region", { name: "Differences" }).getByRole("listitem")).toHaveText([
    "Body: changed from “A quokka walks by” to “Two quokkas walk by”",
  ]);
  await page.keyboard.press("Escape");
  await library.button("Restore version 1").click();
  await expect(page.getByText("Restored version 1 as version 3")).toBeVisible();
  await expect(library.versions()).toHaveCount(3);
  await page.getByRole("link", { name: "Open in composer" }).click();
  await expect(composer.field("Body")).toHaveValue("A quokka walks by");
  await expect(page.getByText("version 3", { exact: true })).toBeVisible();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  expect(page.url()).not.toContain("#");
  await composer.button("Undo").click();
  await expect(composer.field("Body")).toHaveValue("Two quokkas walk by");
});

test(
  "two people who edit one message lose neither's save: the second sees both and chooses",
  { tag: "@deep" },
  async ({ composer, page, browser }) => {
    await join(page, "sender");
    const name = makeName("Contested");
    const { id } = await keepMessage(name, makeList("The beginning"));
    const open = async (on: Page) => {
      await on.goto(`/#l=${id}`);
      await expect(on.getByText("version 1", { exact: true })).toBeVisible();
    };
    const context = await browser.newContext({ storageState: await page.context().storageState() });
    const other = await context.newPage();
    await open(page);
    await open(other);
    await other.getByRole("textbox", { name: "Body" }).fill("What the other one wrote");
    await other.getByRole("button", { name: "Save", exact: true }).click();
    await dialog(other).getByRole("button", { name: "Save version 2" }).click();
    await expect(other.getByText("version 2", { exact: true })).toBeVisible();

    await composer.field("Body").fill("What I wrote");
    await composer.button("Save").click();
    await dialog(page).getByRole("button", { name: "Save version 2" }).click();
    const choice = dialog(page, "Someone else saved a newer version");
    await expect(choice.getByRole("alert")).toContainText("saved version 2 while you were editing");
    await expect(choice.getByRole("region", { name: "Theirs: version 2" })).toContainText(
      "What the other one wrote",
    );
    await expect(choice.getByRole("region", { name: "Yours" })).toContainText("What I wrote");
    await choice.getByRole("button", { name: "Save mine as version 3" }).click();
    await expect(page.getByText("version 3", { exact: true })).toBeVisible();

    await other.getByRole("textbox", { name: "Body" }).fill("The other one goes on");
    await other.getByRole("button", { name: "Save", exact: true }).click();
    await dialog(other).getByRole("button", { name: "Save version 3" }).click();
    await dialog(other, "Someone else saved a newer version")
      .getByRole("button", { name: "Use theirs" })
      .click();
    await expect(other.getByRole("textbox", { name: "Body" })).toHaveValue("What I wrote");
    await other.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(other.getByRole("textbox", { name: "Body" })).toHaveValue("The other one goes on");
    await other.getByRole("button", { name: "Save", exact: true }).click();
    await dialog(other).getByRole("button", { name: "Save version 4" }).click();
    await expect(other.getByText("version 4", { exact: true })).toBeVisible();
    await context.close();

    const library = new LibraryPage(page);
    await library.open();
    await library.openMessage(name);
    await expect(library.versions()).toHaveCount(4);
  },
);

test.describe("whoever writes in two browsers", () => {
  test(
    "is offered in the one what was typed in the other, and neither loses anything",
    { tag: "@deep" },
    async ({ composer, page, browser }) => {
      await join(page, "sender");
      const context = await browser.newContext({ storageState: await page.context().storageState() });
      const other = await context.newPage();
      await composer.open();
      const kept = page.waitForResponse((answer) => answer.url().includes("/api/drafts/"));
      await composer.field("Recipient").fill("+27821234567");
      await composer.field("Body").fill("Begun on the first machine");
      const sent = (await kept).request();
      expect(sent.method()).toBe("PUT");
      expect(sent.postData()).not.toContain("821234567");

      await other.goto("/");
      await expect(other.getByText(/^Your draft of \d\d:\d\d from Chrome/)).toBeVisible();
      await other.getByRole("button", { name: "Open that draft" }).click();
      await expect(other.getByRole("textbox", { name: "Body" })).toHaveValue("Begun on the first machine");
      await expect(other.getByText(/^Your draft of/)).toBeHidden();
      await other.reload();
      await expect(other.getByRole("textbox", { name: "Body" })).toHaveValue("Begun on the first machine");
      await context.close();

      await page.reload();
      await expect(composer.field("Body")).toHaveValue("Begun on the first machine");
    },
  );
});
