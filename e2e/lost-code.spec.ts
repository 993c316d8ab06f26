import { expect, test } from "./composer-page";
import { importing, keepAway } from "./forms-page";

test("without the code of the import it is said what is missing, and the next time it is there", async ({
  composer,
  page,
}) => {
  const letThrough = await keepAway(page, "Message to import");
  await composer.open();
  await composer.button("Import").click();
  await expect(page.getByRole("alert").filter({ hasText: "could not be loaded" })).toBeVisible();
  letThrough();
  await composer.button("Import").click();
  await expect(importing(page)).toBeVisible();
});

test("without the code of all tools the fields are there, and it is said", async ({ composer, page }) => {
  await keepAway(page, "Drop the file to look at it");
  await composer.openFields();
  await expect(page.getByText("A part of Menuet could not be loaded")).toBeVisible();
  await composer.field("Body").fill("Still here");
  await expect(page.getByText("Saved a moment ago")).toBeVisible();
});

test("without the code that reads the kept history the draft is there, it is said, and nothing of the history is lost", async ({
  composer,
  page,
}) => {
  await composer.open();
  await composer.field("Body").fill("Kept before");
  const readHistory = () => page.evaluate(() => localStorage.getItem("menuet.history"));
  await expect.poll(readHistory).toContain("Kept before");
  const history = await readHistory();
  const letThrough = await keepAway(page, "Invalid hex string length");
  await page.reload();
  await expect(page.getByText("A part of Menuet could not be loaded")).toBeVisible();
  await expect(composer.field("Body")).toHaveValue("Kept before");
  expect(await readHistory()).toBe(history);
  letThrough();
  await composer.open();
  await composer.button("Undo").click();
  await expect(composer.field("Body")).toHaveValue("");
});

test("without the code of the save dialog it is said, and the next press opens it", async ({
  composer,
  page,
}) => {
  const letThrough = await keepAway(page, "For everybody who is signed in");
  await composer.open();
  await composer.button("Save to library").click();
  await expect(page.getByRole("alert").filter({ hasText: "could not be loaded" })).toBeVisible();
  letThrough();
  await composer.button("Save to library").click();
  await expect(page.getByRole("dialog", { name: "Save to the library" })).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: "could not be loaded" })).toBeHidden();
});
