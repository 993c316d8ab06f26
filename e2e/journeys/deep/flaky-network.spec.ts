import { expect, test } from "@/e2e/pages/composer-page";
import { MENU } from "@/e2e/pages/proof-page";
import { toFragment } from "@/e2e/pages/shared-page";

test("a draft from a link survives going to the proof sheet and back, and a reload", async ({
  composer,
  page,
}) => {
  await composer.open();
  await composer.field("Body").fill("Kept before");
  await composer.kept("Kept before");
  await page.goto("/proof");
  await page.goto(`/${await toFragment({ ...MENU, header: "From a link" })}`);
  await expect(composer.field("Header")).toHaveValue("From a link");
  await page.getByRole("link", { name: "Proof sheet" }).first().click();
  await expect(page).toHaveURL(/\/proof/);
  await expect(page.getByText("From a link").first()).toBeVisible();
  await page.goBack();
  await expect(composer.field("Header")).toHaveValue("From a link");
  await page.reload();
  await composer.button("Undo").click();
  await expect(composer.field("Body")).toHaveValue("Kept before");
  await composer.kept("Kept before");
  await page.reload();
  await expect(composer.field("Body")).toHaveValue("Kept before");
});
