import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/pages/composer-page";
import { openPalette, palette } from "@/e2e/pages/palette-page";

const entry = (page: Page, name: string | RegExp) => palette(page).getByRole("option", { name });
const begin = async (page: Page, words: string) => {
  await openPalette(page);
  await page.keyboard.type(words);
};

test("with the keyboard alone a starter is found, opened and reviewed", async ({ composer, page }) => {
  await composer.open();
  await composer.field("Recipient").fill("+27 82 111 2233");
  await begin(page, "restaurant");
  await expect(palette(page).getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(palette(page)).toBeHidden();
  await expect(composer.field("Header")).toHaveValue("Our Menu");
  await expect(composer.field("Recipient")).toHaveValue("+27 82 111 2233");
  await begin(page, "send review");
  await expect(palette(page).getByRole("option")).toHaveText([/Review and send/]);
  await page.keyboard.press("Enter");
  await expect(composer.sendDialog()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(composer.sendDialog()).toBeHidden();
  await begin(page, "compose text");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("radio", { name: "Text", exact: true })).toBeChecked();
  await expect(composer.field("Text")).toBeVisible();
  await expect(palette(page)).toBeHidden();
  await begin(page, "several people");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Send to many" })).toBeVisible();
});

test("Escape gives the focus back, nothing found says so, and “?” shows the shortcuts but where text is typed", async ({
  composer,
  page,
}) => {
  await composer.open();
  await composer.field("Body").focus();
  await begin(page, "no such thing");
  await expect(palette(page).getByText("No results")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(palette(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
  await expect(composer.field("Body")).toBeFocused();

  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await composer.field("Body").pressSequentially("Ready?");
  await expect(composer.field("Body")).toHaveValue("Ready?");
  await expect(sheet).toBeHidden();
  await composer.button("Commands (Ctrl K)").focus();
  await page.keyboard.press("?");
  await expect(sheet).toContainText("Review and send");
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
});

test("it leads to what the person may see, and from there a starter to the composer", async ({
  composer,
  page,
}) => {
  await composer.open();
  await begin(page, "go to page");
  await expect(entry(page, "Outbox")).toBeVisible();
  await expect(entry(page, "Members")).toHaveCount(0);
  await entry(page, "Outbox").click();
  await expect(page.getByRole("heading", { name: "Outbox", level: 1 })).toBeVisible();
  await begin(page, "survey");
  await expect(palette(page).getByRole("option")).toHaveText([/Survey/]);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/");
  await expect(composer.field("Header")).not.toHaveValue("");
});

test(
  "Enter opens what is typed now, however late the library answers",
  { tag: "@deep" },
  async ({ composer, page, recipient }) => {
    await page.goto("/outbox");
    const names = ["Alpha", "Bravo", "Charlie"].map((word) => `${word} ${recipient.slice(-6)}`);
    for (const name of names) {
      const content = {
        ...{ kind: "list", header: "", body: `Body of ${name}`, footer: "", button: "Open" },
        sections: [{ title: "", rows: [{ id: "one", title: "One", description: "", isIdOwn: true }] }],
      };
      const answer = await page.request.post("/api/library", {
        data: { name, tags: [], note: "", content },
        headers: { Origin: new URL(page.url()).origin },
      });
      expect(answer.status()).toBe(201);
    }
    await page.route("**/api/library/search", async (route) => {
      const answer = await route.fetch();
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.fulfill({ response: answer }).catch(() => undefined);
    });
    await composer.open();
    for (const [index, name] of [...names, ...names].entries()) {
      await begin(page, "");
      // Every other time, results of an earlier text are on screen when the text changes.
      if (index % 2 === 1) await expect(palette(page).getByRole("option", { name: /^Alpha/ })).toBeVisible();
      await page.keyboard.type(name);
      await page.keyboard.press("Enter");
      await expect(palette(page)).toBeHidden();
      await expect(composer.field("Body")).toHaveValue(`Body of ${name}`);
    }
  },
);
