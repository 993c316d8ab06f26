import { copyBy } from "@/e2e/fixtures/clipboard";
import { expect, test } from "@/e2e/pages/composer-page";
import { openList } from "@/e2e/fixtures/kept-list";

test(
  "on each platform the list is opened, picked from, sent and opened again by keyboard alone",
  { tag: "@deep" },
  async ({ composer, page }) => {
    await openList(composer, "/");
    const sheet = page.getByRole("dialog", { name: "View Menu" });
    const send = sheet.getByRole("button", { name: "Send" });
    const pick = async (presses: number, name: string) => {
      await page.keyboard.press("Enter");
      await expect(sheet).toBeVisible();
      await expect(send).toBeDisabled();
      await expect(send).toHaveAccessibleDescription("Choose a row first");
      await expect(sheet.getByRole("button", { name: "Close" })).toBeFocused();
      await page.keyboard.press("Tab");
      await expect(sheet.getByRole("radio", { name: "Burger" })).toBeFocused();
      for (let press = 0; press < presses; press++) await page.keyboard.press("ArrowDown");
      await expect(sheet.getByRole("radio", { name })).toBeChecked();
      await page.keyboard.press("Tab");
      await expect(send).toBeFocused();
      await expect(send).toBeEnabled();
      await page.keyboard.press("Enter");
      await expect(sheet).toBeHidden();
      await expect(composer.button("View Menu")).toBeFocused();
    };
    const webhook = page.getByLabel("Webhook of the pick");
    for (const platform of ["Android", "iOS", "Web"]) {
      const platforms = page.getByRole("radiogroup", { name: "Platform", exact: true });
      await platforms.getByText(platform, { exact: true }).click();
      await composer.button("View Menu").focus();
      await pick(1, "Pizza");
      await expect(webhook).toContainText('"id": "dish-pizza"');
      await expect(webhook).not.toContainText('"description"');
      await pick(2, "Cola");
      await expect(webhook).toContainText('"id": "drink-cola"');
      await expect(page.getByRole("log", { name: "Replies" }).locator("[data-side=out]")).toHaveCount(2);
      await page.keyboard.press("Enter");
      await expect(sheet).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(sheet).toBeHidden();
      await expect(composer.button("View Menu")).toBeFocused();

      const copied = JSON.parse(await copyBy(page, composer.button("Copy webhook")));
      expect(copied.entry[0].changes[0].value.messages[0].interactive).toEqual({
        type: "list_reply",
        list_reply: { id: "drink-cola", title: "Cola", description: "Cold" },
      });
      await composer.button("Clear the replies").click();
      await expect(webhook).toHaveCount(0);
      await expect(composer.button("View Menu")).toBeFocused();
    }
  },
);

test("Rehearse opens the customer’s list, from the open list’s view too", async ({ composer, page }) => {
  await page.setViewportSize({ width: 820, height: 900 });
  await openList(composer, "/");
  await page.getByRole("radiogroup", { name: "View" }).getByText("List", { exact: true }).click();
  await composer.button("Rehearse").click();
  const sheet = page.getByRole("dialog", { name: "View Menu" });
  await expect(sheet.getByRole("button", { name: "Close" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(composer.button("View Menu")).toBeFocused();
});
