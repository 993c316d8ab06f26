import { expect, test } from "@/e2e/pages/composer-page";
import { importing, keepAway } from "@/e2e/pages/forms-page";

// React logs the error that its boundary caught.
test.use({ expectedWords: /^ChunkLoadError: Failed to load chunk/ });

test("without the code of the import it is said what is missing, and Try again brings it", async ({
  composer,
  page,
}) => {
  const letThrough = await keepAway(page, "Message to import");
  await composer.open();
  await composer.more("Import");
  const fault = page.getByRole("alert").filter({ hasText: "Import couldn’t be opened." });
  await expect(fault).toBeVisible();
  letThrough();
  await fault.getByRole("button", { name: "Try again" }).click();
  await expect(importing(page)).toBeVisible();
});

test("without the code of the save dialog it is said, and the next press opens it", async ({
  composer,
  page,
}) => {
  const letThrough = await keepAway(page, "Everyone who signs in can use it");
  await composer.open();
  await composer.button("Save to library").click();
  const fault = page.getByRole("alert").filter({ hasText: "The save dialog couldn’t be opened." });
  await expect(fault).toBeVisible();
  await fault.getByRole("button", { name: "Close" }).click();
  letThrough();
  await composer.button("Save to library").click();
  await expect(page.getByRole("dialog", { name: "Save to library" })).toBeVisible();
  await expect(fault).toBeHidden();
});
