import { expect } from "@/e2e/pages/composer-page";
import { importing, importText } from "@/e2e/pages/forms-page";
import {
  BAILEYS_LIST,
  FLOWIQ_LIST,
  META_LIST,
  quoteForCmd,
  withInteractive,
} from "@/e2e/fixtures/message/foreign-forms";
import { test } from "@/e2e/fixtures/unharmed";

const LIST = JSON.stringify(FLOWIQ_LIST);
const KEY = "EAAGcanary4f9d2c7a";

/** A text as people copy it, the dialog's name for it, and the second row's id. */
const TEXTS: [string, string, string][] = [
  [JSON.stringify(BAILEYS_LIST), "A message for Baileys, Evolution API or a similar library", "b"],
  [
    `{"to": {{ $json.from }}, "interactive": ${JSON.stringify(META_LIST)}}`,
    "“{{ $json.from }}” is filled in by another tool",
    "b",
  ],
  [
    `curl ${quoteForCmd(`https://x.example/send?access_token=${KEY}`)} ^\n  --data-raw ${quoteForCmd(LIST)}`,
    "A curl command for FlowIQ",
    "b",
  ],
  [
    JSON.stringify({
      info: {},
      item: [{ request: { header: [{ key: "apikey", value: KEY }], body: { raw: LIST } } }],
    }),
    "FlowIQ’s JSON, found in a Postman collection",
    "b",
  ],
  [JSON.stringify(withInteractive({ sections: "Agua,Vinho" })), "2 rows had no ID", "vinho"],
];

test("messages of other tools open whole, and of several one is chosen by keyboard", async ({
  composer,
  page,
}) => {
  await composer.open();
  const dialog = importing(page);
  const status = dialog.getByRole("status");
  for (const [text, words, id] of TEXTS) {
    await composer.more("Import");
    await importText(page, text);
    await expect(status).toContainText(words);
    await expect(dialog.getByRole("textbox")).not.toHaveValue(new RegExp(KEY));
    await dialog.getByRole("button", { name: "Open" }).click();
    await expect(dialog).toBeHidden();
    await expect(composer.field("Header")).toHaveValue("Head");
    await expect(composer.field("Body")).toHaveValue("Pick one");
    await expect(composer.field("Button label")).toHaveValue("Open");
    await expect(composer.row(1, 2).getByRole("textbox", { name: "Row ID" })).toHaveValue(id);
  }

  await composer.more("Import");
  for (const [text, why] of [
    ['@{ message_type = "audio"; media_url = "https://x.example/a.mp3" }', "This is a PowerShell hashtable"],
    ['{"types":{"twilio/quick-reply":{"body":"Hi"}}}', "This is a Twilio quick reply"],
    [JSON.stringify(withInteractive({ sections: [{ filas: 1 }] })), "can’t read its rows"],
  ] as const) {
    await importText(page, text);
    await expect(status).toContainText(why);
    await expect(dialog.getByRole("button", { name: "Open" })).toBeDisabled();
  }

  const audio = { message_type: "audio", media_url: "https://example.com/a.mp3" };
  await importText(page, JSON.stringify([withInteractive({ header: "First" }), audio]));
  await expect(status).toContainText("2 messages found");
  await expect(dialog.getByRole("group", { name: "Choose 1 of 2 messages" })).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Open" })).toBeDisabled();
  await dialog.getByRole("textbox").press("Tab");
  await page.keyboard.press("Tab");
  await expect(dialog.getByRole("radio", { name: "List menu: First" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(dialog.getByRole("radio", { name: "Audio: https://example.com/a.mp3" })).toBeChecked();
  await expect(status).toContainText("2 of 2 messages");
  await page.keyboard.press("ArrowUp");
  await expect(status).toContainText("1 of 2 messages");
  await expect(dialog.getByRole("group", { name: "Message", exact: true })).toContainText("First");
  await dialog.getByRole("button", { name: "Open" }).press("Enter");
  await expect(composer.field("Header")).toHaveValue("First");
});
