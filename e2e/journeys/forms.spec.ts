import { readFile } from "node:fs/promises";
import type { FormName } from "@/lib/message/codecs/form";
import { writeForm } from "@/lib/message/codecs/write-form";
import { copyBy } from "@/e2e/fixtures/clipboard";
import { expect } from "@/e2e/pages/composer-page";
import { dropFile, exporting, importing, importText, MENU, savedFile } from "@/e2e/pages/forms-page";
import { test } from "@/e2e/fixtures/unharmed";

const KEY = "fiq_canary-4f9d2c7a";
/** Each form's name in the export, and its warnings about what it can't hold of `MENU`. */
const FORMS: [FormName, string, string[]][] = [
  ["menuet", "A Menuet file", ["A Menuet file doesn’t include the recipient"]],
  ["flowiq", "FlowIQ’s JSON", []],
  ["curl", "A curl command for FlowIQ", []],
  ["meta", "Meta’s Cloud API JSON", []],
  ["twilio", "Twilio’s list picker", ["header", "footer", "section"]],
];

test(
  "import by paste: each form is recognised, looked at and opened, and undone",
  { tag: "@deep" },
  async ({ composer, page }) => {
    await composer.open();
    await composer.field("Recipient").fill("+27 82 111 2233");
    await composer.field("Body").fill("My own words");
    for (const [form, name] of FORMS) {
      await composer.more("Import");
      await importText(page, writeForm({ ...MENU, recipient: "+27829998877" }, form).text);
      await expect(importing(page).getByRole("status")).toContainText(name);
      await expect(importing(page).getByRole("group", { name: "Message" })).toContainText("Choose a dish");
      await importing(page).getByRole("button", { name: "Open" }).click();
      await expect(importing(page)).toBeHidden();
      await expect(composer.field("Body")).toHaveValue("Choose a dish");
      await expect(composer.field("Header")).toBeFocused();
      await expect(composer.row(1, 2).getByRole("textbox", { name: "Row ID" })).toHaveValue("pizza");
      await expect(composer.field("Recipient")).toHaveValue("+27 82 111 2233");
      await composer.button("Undo").click();
      await expect(composer.field("Body")).toHaveValue("My own words");
    }
  },
);

test("import by file and by dropping one on the composer", { tag: "@deep" }, async ({ composer, page }) => {
  await composer.open();
  await composer.more("Import");
  await importing(page)
    .getByLabel("File with a message")
    .setInputFiles({
      name: "menu.json",
      mimeType: "application/json",
      buffer: Buffer.from(writeForm(MENU, "menuet").text),
    });
  await expect(importing(page).getByRole("status")).toContainText("A Menuet file");
  await importing(page).getByRole("button", { name: "Open" }).click();
  await expect(composer.field("Body")).toHaveValue("Choose a dish");

  await dropFile(page, "meta.json", writeForm({ ...MENU, body: "Dropped" }, "meta").text);
  await expect(importing(page).getByRole("status")).toContainText("Meta’s Cloud API JSON");
  // A second file replaces the first.
  await dropFile(page, "twilio.json", writeForm({ ...MENU, body: "Dropped twice" }, "twilio").text);
  await expect(importing(page).getByRole("status")).toContainText("Twilio’s list picker");
  await importing(page).getByRole("button", { name: "Open" }).click();
  await expect(composer.field("Body")).toHaveValue("Dropped twice");
  await composer.button("Undo").click();
  await expect(composer.field("Body")).toHaveValue("Choose a dish");

  await dropFile(page, "photo.png", "\u0089PNG\0\0");
  await expect(importing(page).getByRole("alert")).toContainText("“photo.png” isn’t text");
  await expect(importing(page).getByRole("button", { name: "Open" })).toBeDisabled();
  await page.keyboard.press("Escape");
  await expect(importing(page)).toBeHidden();
});

test("broken input opens as far as it goes, each problem at its line", async ({ composer, page }) => {
  await composer.open();
  await composer.more("Import");
  const text = writeForm(MENU, "flowiq").text.replace('"Our Menu",', '"Our Menu"').slice(0, -60);
  await importText(page, text);
  const faults = importing(page).getByRole("list", { name: "Problems in the text" });
  await expect(faults.getByRole("listitem")).toHaveCount(2);
  const lines = text.split("\n");
  const at = lines.findIndex((line) => line.includes('"body"')) + 1;
  await expect(faults).toContainText(`Line ${at}: Missing comma before this`);
  await faults.getByRole("button", { name: `Line ${at}`, exact: true }).click();
  const chosen = () =>
    page.evaluate(() => {
      const area = document.activeElement as HTMLTextAreaElement;
      return area.value.slice(area.selectionStart, area.selectionEnd);
    });
  await expect.poll(chosen).toBe(lines[at - 1]);
  await importing(page).getByRole("button", { name: "Open" }).click();
  await expect(composer.field("Header")).toHaveValue("Our Menu");

  await composer.more("Import");
  for (const [nothing, why] of [
    ["hello", "There is no message here"],
    ['{"messaging_product":"whatsapp","type":"template"}', "message of type “template”"],
    ["https://menuet.example/#m=1.abcdef", "This is a link to a message"],
  ] as const) {
    await importText(page, nothing);
    await expect(importing(page).getByRole("status")).toContainText(why);
    await expect(importing(page).getByRole("button", { name: "Open" })).toBeDisabled();
  }
});

test("the key of a pasted command is shown nowhere and kept nowhere", async ({ composer, page }) => {
  await composer.open();
  await composer.more("Import");
  const command = writeForm(MENU, "curl").text.replace("fiq_YOUR_API_KEY", KEY);
  expect(command).toContain(KEY);
  await importText(page, command);
  await expect(importing(page).getByRole("status")).toContainText("A curl command for FlowIQ");
  const field = importing(page).getByRole("textbox", { name: "Message to import" });
  await expect(field).toHaveValue(/Authorization: ••••••••/);
  expect(await page.evaluate(() => document.body.innerText)).not.toContain("canary");
  await importing(page).getByRole("button", { name: "Open" }).click();
  await expect(composer.field("Body")).toHaveValue("Choose a dish");
  await composer.saved();
  expect(
    await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])),
  ).not.toContain("canary");
});

test(
  "export to each form, with what it cannot hold, to the clipboard and to a file",
  { tag: "@deep" },
  async ({ composer, page }) => {
    await composer.open();
    await composer.more("Import");
    await importText(page, writeForm(MENU, "menuet").text);
    await importing(page).getByRole("button", { name: "Open" }).click();
    await expect(composer.field("Header")).toBeFocused();
    await composer.field("Recipient").fill("+27821112233");
    await composer.more("Export");
    for (const [form, name, losses] of FORMS) {
      await exporting(page).getByRole("radio", { name }).check();
      const holds = exporting(page).getByRole("status", { name: "What is included" });
      if (losses.length === 0) await expect(holds).toContainText("Includes the whole message");
      for (const loss of losses) await expect(holds).toContainText(loss);
      const copied = await copyBy(page, exporting(page).getByRole("button", { name: `Copy: ${name}` }));
      const shown = (await exporting(page).getByLabel("Export text").textContent()) ?? "";
      expect(copied).toBe(shown);
      const file = await savedFile(page, () =>
        exporting(page).getByRole("button", { name: "Save as file" }).click(),
      );
      expect(file.suggestedFilename()).toMatch(new RegExp(`^our-menu\\.(${form}\\.json|curl\\.sh)$`));
      expect(await readFile(await file.path(), "utf8")).toBe(shown);
    }
  },
);
