import type { Page } from "@playwright/test";
import { expect } from "@/e2e/pages/composer-page";
import { measureDifference } from "@/e2e/fixtures/picture-difference";
import { download, MOST, PAD, read, shootPhone, test } from "@/e2e/pages/picture-page";

const LOSSES = {
  fonts: async (page: Page) => page.route("**/*.woff2", (route) => route.abort()),
  emoji: (page: Page) =>
    page.getByRole("group", { name: "Chat" }).evaluate((chat) => {
      const walker = document.createTreeWalker(chat, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        node.nodeValue = (node.nodeValue ?? "").replaceAll(/\p{Extended_Pictographic}/gu, "\u2003");
      }
    }),
  formatting: (page: Page) =>
    page.getByRole("group", { name: "Chat" }).evaluate((chat) => {
      for (const strong of chat.querySelectorAll("strong, em, s")) strong.replaceWith(strong.textContent);
    }),
  colours: (page: Page) => page.emulateMedia({ colorScheme: "dark" }),
};
for (const [what, lose] of Object.entries(LOSSES)) {
  test(`a picture without its ${what} would not pass for the page`, async ({ composer, page }) => {
    await composer.open();
    const screenshot = await shootPhone(composer, page);
    await lose(page);
    await composer.button("Picture").click();
    const picture = await read(await download(composer, page));
    const difference = await measureDifference(page, picture, screenshot, PAD);
    expect(difference.share).toBeGreaterThan(MOST.share);
  });
}
