import { expect, test } from "@/e2e/pages/composer-page";
import { importing, pasteInto, rowsPaste } from "@/e2e/pages/forms-page";
import { openList } from "@/e2e/fixtures/kept-list";

const imported = (button: string) =>
  JSON.stringify({
    message_type: "interactive",
    interactive: {
      type: "list",
      header: "Our\tmenu",
      body: "Choose",
      button,
      sections: [{ rows: [{ id: "a", title: "Alpha" }] }],
    },
  });

test("a line break of an import is a space in field, preview and payload, and the rehearsal begins anew", async ({
  composer,
  page,
}) => {
  await openList(composer, "/");
  await composer.button("View Menu").click();
  await page.getByRole("radio", { name: "Pizza" }).click();
  await page.getByRole("dialog", { name: "View Menu" }).getByRole("button", { name: "Send" }).click();
  const webhook = page.getByLabel("Webhook of the pick");
  await expect(webhook).toContainText("dish-pizza");
  await composer.field("Body").fill("Please choose one");
  await expect(webhook).toContainText("dish-pizza");

  await composer.more("Import");
  await importing(page).getByRole("textbox").fill(imported("View\nour menu"));
  await expect(importing(page)).toContainText("A line break in Button label was replaced by a space.");
  await expect(importing(page)).toContainText("A tab in Header was replaced by a space.");
  await importing(page).getByRole("button", { name: "Open", exact: true }).click();
  await expect(composer.field("Button label")).toHaveValue("View our menu");
  await expect(composer.field("Header")).toHaveValue("Our menu");
  await expect(composer.region("Preview").locator("[data-field=header]")).toHaveText("Our menu");
  await composer.openCode();
  await expect(composer.region("Payload")).toContainText('"button": "View our menu"');
  await composer.button("Problems").click();
  await expect(webhook).toHaveCount(0);
  await expect(page.getByRole("log", { name: "Replies" })).toBeEmpty();

  await composer.button("View our menu").click();
  await page.getByRole("radio", { name: "Alpha" }).click();
  await page.getByRole("dialog", { name: "View our menu" }).getByRole("button", { name: "Send" }).click();
  await expect(webhook).toBeVisible();
  await composer.button("Undo").click();
  await expect(composer.field("Button label")).toHaveValue("View Menu");
  await expect(webhook).toHaveCount(0);

  await composer.field("Footer").selectText();
  await pasteInto(page, "until\n\n\tten");
  await expect(composer.field("Footer")).toHaveValue("until ten");
  await composer.field("Body").selectText();
  await pasteInto(page, "one\ntwo");
  await expect(composer.field("Body")).toHaveValue("one\ntwo");
  await composer.field("Button label").fill("🍔 {{1}}");
  const problems = composer.region("Problems");
  await expect(problems).toContainText("Some WhatsApp providers refuse emoji in a button label");
  await expect(problems).toContainText("“{{1}}” will be sent as written");
  await composer.field("Button label").fill("\u2800");
  await expect(problems).toContainText("Button label is required");
});

test("rows are pasted with their sections and prices; at ten rows the next one is explained", async ({
  composer,
  page,
}) => {
  await composer.open();
  await composer.section(1).getByRole("button", { name: "Paste rows" }).click();
  await rowsPaste(page)
    .getByRole("textbox")
    .fill("Categoria;Produto;Preço\nBebidas;Água;5,00\n;Suco;8,50\nLanches;X-Burger;R$ 25,00");
  await expect(rowsPaste(page).getByRole("status")).toContainText("Rows for 2 sections");
  await expect(rowsPaste(page).getByRole("rowheader", { name: "Lanches" })).toBeVisible();
  await rowsPaste(page).getByRole("button", { name: "Add 3 rows" }).click();
  const text = (section: number, row: number, name: string) =>
    composer.row(section, row).getByRole("textbox", { name });
  await expect(text(1, 1, "Row title")).toBeFocused();
  await expect(composer.section(1).getByRole("textbox", { name: "Section title" })).toHaveValue("Bebidas");
  await expect(text(1, 2, "Description")).toHaveValue("8,50");
  await expect(composer.section(2).getByRole("textbox", { name: "Section title" })).toHaveValue("Lanches");
  await expect(text(2, 1, "Row title")).toHaveValue("X-Burger");
  await expect(text(2, 1, "Description")).toHaveValue("R$ 25,00");
  await expect(text(2, 1, "Row ID")).toHaveValue("x-burger");
  await expect(text(2, 1, "Row ID")).toHaveAttribute("dir", "ltr");

  const add = composer.section(2).getByRole("button", { name: "Add row" });
  for (let row = 2; row <= 7; row++) await composer.addRow(2, row);
  await expect(add).toHaveAccessibleDescription("");
  await composer.addRow(2, 8);
  await expect(add).toHaveAccessibleDescription(/WhatsApp shows at most 10 rows in all/);
  await expect(composer.section(1)).toContainText("WhatsApp shows at most 10 rows in all");
  await composer.addRow(2, 9);
  await composer.addRow(2, 10);
  await expect(add).toHaveAccessibleDescription("FlowIQ accepts at most 10 rows in a section.");
});

test("the sheet of a right-to-left list has its radios on the left, and two lines of a description", async ({
  composer,
  page,
}) => {
  await composer.open();
  await composer.field("Button label").fill("عرض القائمة");
  await composer.fillRow(composer.row(1, 1), {
    title: "قهوة",
    description: "وصف طويل جدا ".repeat(9).trim(),
  });
  await composer.button("عرض القائمة").click();
  const sheet = page.getByRole("dialog", { name: "عرض القائمة" });
  const radio = sheet.getByRole("radio");
  await expect(radio).toBeVisible();
  const [frame, box] = [await sheet.boundingBox(), await radio.boundingBox()];
  expect((box?.x ?? 0) - (frame?.x ?? 0)).toBeLessThan(60);
  const lines = await sheet.locator("[data-field$=description]").evaluate((element) => {
    const line = Number.parseFloat(getComputedStyle(element).lineHeight);
    return { shown: element.clientHeight / line, all: element.scrollHeight / line };
  });
  expect(Math.round(lines.shown)).toBe(2);
  expect(lines.all).toBeGreaterThan(2.5);

  await page.keyboard.press("Escape");
  await composer.field("Button label").fill("Menu");
  await composer.row(1, 1).getByRole("textbox", { name: "Row title" }).fill("Coffee");
  await composer.button("Menu").click();
  const ltr = page.getByRole("dialog", { name: "Menu" });
  await expect(ltr.getByRole("radio")).toBeVisible();
  const [outer, inner] = [await ltr.boundingBox(), await ltr.getByRole("radio").boundingBox()];
  expect((inner?.x ?? 0) - (outer?.x ?? 0)).toBeGreaterThan(200);
});
