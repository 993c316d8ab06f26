import { findAxeViolations } from "./axe";
import { type ComposerPage, expect, test } from "./composer-page";
import { readReceived } from "./upstream";

const LIST = {
  header: "Our Menu",
  body: "Please *select* `one`:\n> quoted\n- item\nhttps://example.com/menu",
  footer: "Tap _below_",
  button: "View Menu",
  sections: [{ title: "A section title over its limit", rows: [{ title: "Burger", description: "Beef" }] }],
};

async function compose(composer: ComposerPage) {
  await composer.open();
  await composer.field("Recipient").fill("+1 202 555 0123");
  await composer
    .field("Reply to message ID")
    .fill("wamid.HBgMNDQ3NzAwOTAwMTIzFQIAEhgUM0EwMDExMjIzMzQ0NTU2Njc3ODkA");
  await composer.fillList(LIST);
}

for (const width of [390, 1440]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } });

    test("axe finds nothing on the composer, empty and filled, in any pane", async ({ composer, page }) => {
      await composer.open();
      await expect(page.getByText("Checking…")).toHaveCount(0);
      expect(await findAxeViolations(page)).toEqual([]);
      await compose(composer);
      await composer.button("Review and send").click();
      await expect(composer.page.getByText(/stops? the send/).first()).toBeAttached();
      expect(await findAxeViolations(page)).toEqual([]);
      const tabs = width < 820 ? ["Preview", /^Problems/, "Payload"] : [];
      for (const name of tabs) {
        await page.getByRole("tab", { name }).click();
        expect(await findAxeViolations(page)).toEqual([]);
      }
    });

    test("axe finds nothing on the open list and its reply", async ({ composer, page }) => {
      await compose(composer);
      const tabs = width < 820 ? ["Preview"] : [];
      for (const name of tabs) await page.getByRole("tab", { name }).click();
      await composer.button("View Menu").click();
      const sheet = page.getByRole("dialog", { name: "View Menu" });
      await expect(sheet).toBeVisible();
      expect(await findAxeViolations(page)).toEqual([]);
      await sheet.getByRole("radio", { name: "Burger" }).click();
      await sheet.getByRole("button", { name: "Send" }).click();
      await expect(page.getByRole("button", { name: "Clear the replies" })).toBeVisible();
      expect(await findAxeViolations(page)).toEqual([]);
    });

    test("axe finds nothing on the send dialog, before and after", async ({ composer, page, recipient }) => {
      await compose(composer);
      await composer.field("Recipient").fill(recipient);
      await composer.section(1).getByRole("textbox", { name: "Section title" }).fill("Dishes");
      await composer.review();
      expect(await findAxeViolations(page)).toEqual([]);
      await composer.sendDialog().getByRole("button", { name: "Send now" }).click();
      await expect(composer.outcome()).toContainText("Accepted");
      expect(await findAxeViolations(page)).toEqual([]);
    });

    test("axe finds nothing on the audio composer", async ({ composer, page }) => {
      await composer.open();
      await composer.chooseKind("Audio");
      await composer.field("Audio URL").fill("ftp://example.com/a.wav");
      await expect(composer.field("Audio URL")).toHaveValue("ftp://example.com/a.wav");
      expect(await findAxeViolations(page)).toEqual([]);
    });
  });
}

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
  await type("Recipient", recipient);
  await type("Header", "Our Menu");
  await type("Body", "Please choose:");
  await type("Button label", "View Menu");
  await type("Section title", "Dishes");
  await type("Row title", "Burger");
  await tabTo("Add row", "button");
  await page.keyboard.press("Enter");
  await expect(composer.row(1, 2).getByRole("textbox", { name: "Row title" })).toBeFocused();
  await page.keyboard.type("Pizza");

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
