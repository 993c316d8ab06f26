import { expect, test } from "@/e2e/pages/composer-page";
import { readReceived } from "@/e2e/fixtures/upstream";

test("the whole job is done with the keyboard alone", async ({ composer, page, recipient }) => {
  await composer.open();
  const tabTo = async (name: string, role: "textbox" | "button" | "radio" = "textbox") => {
    const target = page.getByRole(role, { name, exact: true }).last();
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press("Tab");
      if (await target.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`Tab does not reach ${role} “${name}”`);
  };
  const type = async (name: string, text: string) => {
    await tabTo(name);
    await page.keyboard.type(text);
  };
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await type("Header", "Our Menu");
  await type("Body", "Please choose:");
  await type("Button label", "View Menu");
  await type("Section title", "Dishes");
  await type("Row title", "Burger");
  await page.keyboard.press("Enter");
  await expect(composer.row(1, 2).getByRole("textbox", { name: "Row title" })).toBeFocused();
  await page.keyboard.type("Pizza");
  await type("Recipient", recipient);
  await composer.row(1, 2).getByRole("textbox", { name: "Row title" }).focus();

  // A row's buttons aren't tab stops between its title and the next one.
  await page.keyboard.press("Control+.");
  await expect(composer.row(1, 2).getByRole("button", { name: "Drag row 2" })).toBeFocused();
  await tabTo("Move up", "button");
  await page.keyboard.press("Enter");
  await expect(composer.row(1, 1).getByRole("textbox", { name: "Row title" })).toHaveValue("Pizza");
  await expect(composer.row(1, 1).getByRole("button", { name: "Move up" })).toBeFocused();

  await tabTo("View Menu", "button");
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog", { name: "View Menu" });
  await expect(sheet.getByRole("button", { name: "Close" })).toBeFocused();
  await expect(sheet.getByRole("button", { name: "Send" })).toBeDisabled();
  await tabTo("Pizza", "radio");
  await page.keyboard.press("ArrowDown");
  await expect(sheet.getByRole("radio", { name: "Burger" })).toBeChecked();
  await tabTo("Send", "button");
  await page.keyboard.press("Enter");
  await expect(composer.region("Preview").getByText("Burger")).toBeVisible();
  await expect(composer.button("View Menu")).toBeFocused();

  await page.keyboard.press("Control+Enter");
  await expect(composer.sendDialog()).toBeFocused();
  await tabTo("Send now", "button");
  await page.keyboard.press("Enter");
  await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
  await page.keyboard.press("Escape");
  await expect(composer.sendDialog()).toBeHidden();
  expect(await readReceived(recipient)).toHaveLength(1);
});
