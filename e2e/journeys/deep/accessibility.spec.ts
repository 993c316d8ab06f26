import { findAxeViolations } from "@/e2e/fixtures/axe";
import { type ComposerPage, expect, test } from "@/e2e/pages/composer-page";

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
      await expect(composer.page.getByText(/problems? to fix/).first()).toBeAttached();
      expect(await findAxeViolations(page)).toEqual([]);
      const panes = width < 760 ? (["Preview", "Problems"] as const) : [];
      for (const name of panes) {
        await composer.openPane(name);
        expect(await findAxeViolations(page)).toEqual([]);
      }
      await composer.openCode();
      expect(await findAxeViolations(page)).toEqual([]);
    });

    test("axe finds nothing on the open list and its reply", async ({ composer, page }) => {
      await compose(composer);
      const panes = width < 760 ? (["Preview"] as const) : [];
      for (const name of panes) await composer.openPane(name);
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
