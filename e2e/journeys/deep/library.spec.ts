import type { Page } from "@playwright/test";
import { join, makeAccount, signIn } from "@/e2e/pages/account-page";
import { expect, test } from "@/e2e/pages/composer-page";
import { keepMessage, LibraryPage, makeList, makeName } from "@/e2e/pages/library-page";

// Each test starts in a new browser without a draft.
test.use({ role: null });

const dialog = (page: Page, name = "Save to library") => page.getByRole("dialog", { name });

test.describe("somebody who is signed out", () => {
  test("who is a viewer is told what saving needs, and changes nothing in the library", async ({
    composer,
    page,
  }) => {
    const { name } = await keepMessage(makeName("Looked at"), makeList("To look at"));
    await join(page, "viewer");
    await composer.open();
    await composer.field("Body").fill("A viewer's words");
    await composer.button("Save to library").click();
    await expect(dialog(page, "You can’t save to the library")).toContainText("Ask an owner");
    const library = new LibraryPage(page);
    await library.open();
    await library.openMessage(name);
    await expect(page.getByRole("link", { name: "Open in composer" })).toBeVisible();
    await expect(library.button("Rename")).toHaveCount(0);
    await expect(page.getByRole("region", { name: "Actions" }).getByRole("button")).toHaveCount(0);
  });
});

test("somebody who is signed out signs in where the message waits, and saves it", async ({
  composer,
  page,
}) => {
  const email = await makeAccount("sender");
  await composer.open();
  await composer.field("Body").fill("Written before signing in");
  await composer.button("Save to library").click();
  await expect(dialog(page, "Sign in to save")).toBeVisible();
  await signIn(page, email);
  await dialog(page).getByRole("textbox", { name: "Name" }).fill(makeName("Late"));
  await dialog(page).getByRole("button", { name: "Save new message" }).click();
  await expect(page.getByText("version 1", { exact: true })).toBeVisible();
  await expect(composer.field("Body")).toHaveValue("Written before signing in");
});
