import { expect, test } from "./composer-page";

const KEPT = "menuet.draft";

test("what was typed survives a reload, of both kinds, but for the recipient and the reply id", async ({
  composer,
  page,
}) => {
  await composer.open();
  await composer.field("Recipient").fill("+27 82 111 2233");
  await composer
    .field("Reply to message ID")
    .fill("wamid.HBgLMTIwMjU1NTAxMjMVAgARGBIwMTIzNDU2Nzg5QUJDREVGMDEA");
  await composer.fillList({
    header: "Hello",
    body: "World",
    button: "Go",
    sections: [
      { title: "S", rows: [{ title: "One" }, { title: "Two", id: "my-own" }] },
      { rows: [{ title: "Three" }] },
    ],
  });
  await composer.chooseKind("Audio");
  await composer.field("Audio URL").fill("https://example.com/a.mp3");
  await expect(page.getByText("Saved a moment ago")).toBeVisible();
  await page.reload();
  await expect(composer.field("Audio URL")).toHaveValue("https://example.com/a.mp3");
  await composer.chooseKind("List menu");
  await expect(composer.field("Header")).toHaveValue("Hello");
  await expect(composer.row(1, 2).getByRole("textbox", { name: "Row ID" })).toHaveValue("my-own");
  await expect(composer.row(2, 1).getByRole("textbox", { name: "Row title" })).toHaveValue("Three");
  await expect(composer.field("Recipient")).toHaveValue("");
  await expect(composer.field("Reply to message ID")).toHaveValue("");
  const kept = await page.evaluate((key) => localStorage.getItem(key), KEPT);
  expect(kept).not.toMatch(/2782|82 111|wamid/);
});

test("what was typed a moment before the tab was killed is there", async ({ composer, page, context }) => {
  await composer.open();
  await composer.field("Body").fill("Typed just now");
  await expect(page.getByText("Saved a moment ago")).toBeVisible();
  await page.close({ runBeforeUnload: false });
  const next = await context.newPage();
  await next.goto("/");
  await expect(next.getByRole("textbox", { name: "Body" })).toHaveValue("Typed just now");
});

test("a damaged draft costs nothing but what is damaged", async ({ composer, page }) => {
  await page.addInitScript(
    ([key]) =>
      localStorage.setItem(
        key ?? "",
        '{"version":1,"id":"d1","form":{"body":"Still here","sections":[{"rows":7}]}}',
      ),
    [KEPT],
  );
  await composer.open();
  await expect(composer.field("Body")).toHaveValue("Still here");
});

test("a browser that keeps nothing says so", async ({ composer, page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await composer.open();
  await composer.field("Body").fill("Words");
  await expect(page.getByText("Not saved: this browser keeps nothing")).toBeVisible();
});

test("choosing a problem goes to its field, on a narrow screen too", async ({ composer, page }) => {
  await composer.open();
  await composer
    .region("Problems")
    .getByRole("button", { name: /Button label is required/ })
    .click();
  await expect(composer.field("Button label")).toBeFocused();
  await composer.row(1, 1).getByRole("button", { name: "Remove row" }).click();
  await composer
    .region("Problems")
    .getByRole("button", { name: /at least one row/ })
    .click();
  await expect(composer.section(1).getByRole("button", { name: "Add row" })).toBeFocused();

  await page.setViewportSize({ width: 390, height: 800 });
  await page.getByRole("tab", { name: /^Problems/ }).click();
  await composer
    .region("Problems")
    .getByRole("button", { name: /Body is required/ })
    .click();
  await expect(composer.field("Body")).toBeFocused();
});

test("on a phone problems are counted from the first letter on, and looked for at once behind their tab", async ({
  composer,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await composer.open();
  const tab = page.getByRole("tab", { name: /^Problems/ });
  await expect(tab).toHaveText("Problems");
  await tab.click();
  await expect(composer.region("Problems")).toContainText("Body is required");
  await expect(tab).toHaveText("Problems 5");
  await page.reload();
  await expect(tab).toHaveText("Problems");
  await composer.field("Body").fill("Choose");
  await expect(tab).toHaveText("Problems 4");
});

test("a send that cannot be goes to the first problem and says how many there are", async ({
  composer,
  page,
}) => {
  await composer.open();
  await composer.button("Review and send").click();
  await expect(composer.field("Recipient")).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: "5 problems stop the send" })).toBeVisible();
  await expect(composer.field("Body")).toHaveAttribute("aria-invalid", "true");
  await expect(composer.sendDialog()).toBeHidden();
});

test("a recipient in any spelling is read, its country shown, and the default country remembered", async ({
  composer,
  page,
}) => {
  await composer.open();
  const recipient = composer.field("Recipient");
  await recipient.fill("012 345 6789");
  await expect(recipient).toHaveAccessibleDescription(/South Africa · \+27123456789/);
  await page.getByRole("combobox", { name: "Default country" }).selectOption("GB");
  await recipient.fill("07700 900123");
  await expect(recipient).toHaveAccessibleDescription(/\+447700900123/);
  await recipient.fill("12");
  await expect(recipient).toHaveAttribute("aria-invalid", "true");
  await page.reload();
  await expect(page.getByRole("combobox", { name: "Default country" })).toHaveValue("GB");
});
