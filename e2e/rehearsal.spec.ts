import { takesFocus } from "./alive";
import { copyBy } from "./clipboard";
import { findAxeViolations } from "./axe";
import { expect, test } from "./composer-page";
import { openList } from "./kept-list";

const PLATFORMS = ["android", "ios", "web"] as const;

for (const platform of PLATFORMS) {
  test(`on ${platform} the list is opened, picked from, sent and opened again by keyboard alone`, async ({
    composer,
    page,
  }) => {
    await openList(composer, `/?platform=${platform}`);
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
    await composer.button("View Menu").focus();
    await pick(1, "Pizza");
    const webhook = page.getByLabel("Webhook of the pick");
    await expect(webhook).toContainText('"id": "dish-pizza"');
    await expect(webhook).not.toContainText('"description"');
    await pick(2, "Cola");
    await expect(webhook).toContainText('"id": "drink-cola"');
    await expect(webhook).toContainText('"description": "Cold"');
    await expect(page.getByRole("log", { name: "Replies" }).locator("[data-side=out]")).toHaveCount(2);

    await page.keyboard.press("Enter");
    await expect(sheet).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(sheet).toBeHidden();
    await expect(composer.button("View Menu")).toBeFocused();
  });

  for (const theme of ["light", "dark"] as const) {
    test(`axe finds nothing on the open sheet, its reply and its webhook on ${platform} in ${theme}`, async ({
      composer,
      page,
    }) => {
      await openList(composer, `/?platform=${platform}&theme=${theme}`);
      await composer.button("View Menu").click();
      const sheet = page.getByRole("dialog", { name: "View Menu" });
      await sheet.getByRole("radio", { name: "Cola" }).click();
      await expect(sheet.getByRole("button", { name: "Send" })).toBeEnabled();
      expect(await findAxeViolations(page)).toEqual([]);
      await sheet.getByRole("button", { name: "Send" }).click();
      await expect(page.getByLabel("Webhook of the pick")).toBeVisible();
      await expect(sheet).toBeHidden();
      expect(await findAxeViolations(page)).toEqual([]);
    });
  }
}

test("Send without a choice goes to the rows, and what is kept in the sheet stays there", async ({
  composer,
  page,
}) => {
  await openList(composer, "/");
  await composer.button("View Menu").click();
  const sheet = page.getByRole("dialog", { name: "View Menu" });
  await sheet.getByRole("button", { name: "Send" }).focus();
  await page.keyboard.press("Enter");
  await expect(sheet.getByRole("radio", { name: "Burger" })).toBeFocused();
  for (let press = 0; press < 6; press++) {
    await page.keyboard.press("Tab");
    await takesFocus(sheet);
  }
});

test("the webhook is copied as it is shown, and goes with the replies", async ({ composer, page }) => {
  await openList(composer, "/");
  await composer.button("View Menu").click();
  await page.getByRole("radio", { name: "Burger" }).click();
  await page.getByRole("dialog", { name: "View Menu" }).getByRole("button", { name: "Send" }).click();
  const copied = JSON.parse(await copyBy(page, composer.button("Copy webhook")));
  await expect(
    page.getByText("Meta's Cloud API shape. How FlowIQ wraps it is not documented."),
  ).toBeVisible();
  expect(copied.entry[0].changes[0].value.messages[0].interactive).toEqual({
    type: "list_reply",
    list_reply: { id: "dish-burger", title: "Burger", description: "Beef" },
  });
  await composer.button("Clear the replies").click();
  await expect(page.getByLabel("Webhook of the pick")).toHaveCount(0);
  await expect(composer.button("View Menu")).toBeFocused();
});

test("a reply to what was sent from here shows its text", async ({ composer, page, recipient }) => {
  await openList(composer, "/");
  await composer.field("Recipient").fill(recipient);
  await composer.send();
  await expect(composer.outcome()).toContainText("Accepted");
  await composer.sendDialog().getByRole("button", { name: "Reply to this" }).click();
  await expect(composer.field("Reply to message ID")).toBeFocused();
  await composer.field("Body").fill("Another one");
  const quote = composer.region("Preview").locator("[data-field=quote]");
  await expect(quote).toHaveText("Please choose");
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(
    "wamid",
  );
});
