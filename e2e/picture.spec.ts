import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { type DraftMessage, emptyDraft } from "../lib/message/draft";
import { tidyDraft } from "../lib/message/message";
import { toContentHash } from "../lib/message/content-hash";
import { type ComposerPage, expect, test } from "./composer-page";
import { measureDifference, type Shot } from "./picture-difference";

const SCALE = 2;
const PAD = 24 * SCALE;
/**
 * Measured: 0.0015 and 0.24 of 255, nearly all of it the hinting of system fonts (code, Arabic), which an image's text has not.
 * Without formatting or emoji, the least that can be missing, 0.006 and 0.98: see the last tests.
 */
const MOST = { share: 0.003, mean: 0.5 };

const DRAFT: DraftMessage = {
  ...emptyDraft(),
  kind: "list",
  header: "Our menu 🍔🍕",
  body: "Please *choose* a _dish_ ~now~ `code`\n👩‍👩‍👧 🇿🇦 ❤️\n> quoted\n- one\n- two\n```block of code```\nhttps://example.com/menu مرحبا",
  footer: "Tap _below_ ✅",
  button: "View menu",
  sections: [{ title: "Dishes", rows: [{ id: "a", title: "Burger", description: "Beef", isIdOwn: true }] }],
};

test.use({ deviceScaleFactor: SCALE });
test.beforeEach(async ({ page }) => {
  const stored = JSON.stringify({ version: 1, id: "d", attempt: 0, savedAt: 1, form: DRAFT });
  await page.addInitScript((text) => localStorage.setItem("menuet.draft", text), stored);
});

const findPhone = (composer: ComposerPage) =>
  composer.region("Preview").getByRole("group", { name: "Chat" }).locator("..");

const read = async (download: Download) => readFile(await download.path());

async function download(composer: ComposerPage, page: Page): Promise<Download> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    composer.button("Download picture").click(),
  ]);
  return file;
}

/** The screenshot of the phone as it stands, its fonts there. */
async function shootPhone(composer: ComposerPage, page: Page): Promise<Shot> {
  await page.evaluate(() => document.fonts.ready);
  const phone = findPhone(composer);
  const png = await phone.screenshot({ animations: "disabled" });
  const box = await phone.boundingBox();
  if (!box) throw new Error("The phone is not on the page");
  return { png, width: Math.round(box.width * SCALE), height: Math.round(box.height * SCALE) };
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("the picture is the page, with a margin that says what it shows", async ({ composer, page }) => {
      await composer.open();
      const screenshot = await shootPhone(composer, page);
      await composer.button("Picture").click();
      const file = await download(composer, page);
      await expect(composer.region("Preview").getByText("Picture downloaded")).toBeVisible();
      const name = new RegExp(`^our-menu.*-${colorScheme}.*-${toContentHash(tidyDraft(DRAFT))}\\.png$`);
      expect(file.suggestedFilename()).toMatch(name);
      const difference = await measureDifference(page, await read(file), screenshot, PAD);
      expect(difference.share).toBeLessThan(MOST.share);
      expect(difference.mean).toBeLessThan(MOST.mean);
      expect(difference.marginInk).toBeGreaterThan(0.01);
    });
  });
}

test("a theme chosen for the preview or the page is the picture's, again and again", async ({
  composer,
  page,
}) => {
  await composer.open();
  await composer.button("Picture").click();
  const measure = async () => {
    const file = await download(composer, page);
    return measureDifference(page, await read(file), await shootPhone(composer, page), PAD);
  };
  expect((await measure()).share).toBeLessThan(MOST.share);
  await page.getByRole("radiogroup", { name: "Preview theme" }).getByTitle("Dark").click();
  expect((await measure()).share).toBeLessThan(MOST.share);
  await page.getByRole("radiogroup", { name: "Preview theme" }).getByTitle("As the page").click();
  await page.emulateMedia({ colorScheme: "dark" });
  expect((await measure()).share).toBeLessThan(MOST.share);
});

test("a screen that is zoomed into the pane is pictured at its own size, and stands as it stood", async ({
  composer,
  page,
}) => {
  await composer.open("/?platform=web&width=web");
  const phone = findPhone(composer);
  await expect.poll(async () => phone.evaluate((element) => getComputedStyle(element).zoom)).not.toBe("1");
  const before = await phone.boundingBox();
  await composer.button("Picture").click();
  const picture = await read(await download(composer, page));
  const width = await phone.evaluate((element) => Number.parseFloat(getComputedStyle(element).width));
  expect(width).toBeGreaterThan(600);
  expect(picture.readUInt32BE(16)).toBe(Math.round(width * SCALE) + 2 * PAD);
  expect(await phone.boundingBox()).toEqual(before);
});

test("the picture on the clipboard is the one that is downloaded", async ({ composer, page }) => {
  await composer.open();
  await composer.button("Picture").click();
  await expect(composer.button("Copy picture")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(composer.region("Preview").getByText("Picture copied")).toBeVisible();
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const image = await createImageBitmap((await item?.getType("image/png")) ?? new Blob());
    return [image.width, image.height];
  });
  const picture = await read(await download(composer, page));
  expect(copied).toEqual([picture.readUInt32BE(16), picture.readUInt32BE(20)]);
});

test("a browser that keeps pictures from the clipboard says so, and the download is there", async ({
  composer,
  page,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "clipboard"));
  await composer.open();
  await composer.button("Picture").click();
  await composer.button("Copy picture").click();
  const said = composer.region("Preview").getByRole("status").filter({ hasText: "Not copied" });
  await expect(said).toContainText("Download the picture instead");
  expect((await download(composer, page)).suggestedFilename()).toMatch(/\.png$/);
});

/** The policy that the pages are to have, but for the nonce: it is put on when the page's own code is there. */
const POLICY = [
  "default-src 'none'",
  "script-src 'nonce-none' 'strict-dynamic'",
  "style-src 'self' 'nonce-none'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

test("a strict policy for content takes nothing from the picture", async ({ composer, page }) => {
  await composer.open();
  await composer.button("Picture").click();
  await download(composer, page);
  await page.evaluate((policy) => {
    const meta = document.createElement("meta");
    meta.httpEquiv = "Content-Security-Policy";
    meta.content = policy;
    document.head.append(meta);
  }, POLICY);
  const picture = await read(await download(composer, page));
  const difference = await measureDifference(page, picture, await shootPhone(composer, page), PAD);
  expect(difference.share).toBeLessThan(MOST.share);
});

test("a picture that cannot be made says so, and can be asked for again", async ({ composer, page }) => {
  await composer.open();
  await page.evaluate(() => {
    const own = HTMLCanvasElement.prototype.toBlob;
    HTMLCanvasElement.prototype.toBlob = function (done) {
      HTMLCanvasElement.prototype.toBlob = own;
      done(null);
    };
  });
  await composer.button("Picture").click();
  await composer.button("Copy picture").click();
  await expect(composer.region("Preview").getByText("The picture could not be made")).toBeVisible();
  await composer.button("Copy picture").click();
  await expect(composer.region("Preview").getByText("Picture copied")).toBeVisible();
});

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
