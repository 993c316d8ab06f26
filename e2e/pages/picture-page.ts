import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { type DraftMessage, emptyDraft } from "@/lib/message/draft";
import { type ComposerPage, test as base } from "./composer-page";
import type { Shot } from "@/e2e/fixtures/picture-difference";

export const SCALE = 2;
export const PAD = 24 * SCALE;
/**
 * Measured: 0.0015 and 0.24 of 255, mostly system font hinting (code, Arabic) that images lack.
 * Losing just formatting or emoji gives at least 0.006 and 0.98: see the last tests.
 */
export const MOST = { share: 0.003, mean: 0.5 };

export const DRAFT: DraftMessage = {
  ...emptyDraft(),
  kind: "list",
  header: "Our menu 🍔🍕",
  body: "Please *choose* a _dish_ ~now~ `code`\n👩‍👩‍👧 🇿🇦 ❤️\n> quoted\n- one\n- two\n```block of code```\nhttps://example.com/menu مرحبا",
  footer: "Tap _below_ ✅",
  button: "View menu",
  sections: [{ title: "Dishes", rows: [{ id: "a", title: "Burger", description: "Beef", isIdOwn: true }] }],
};

export const findPhone = (composer: ComposerPage) =>
  composer.region("Preview").getByRole("group", { name: "Chat" }).locator("..");

export const read = async (download: Download) => readFile(await download.path());

export async function download(composer: ComposerPage, page: Page): Promise<Download> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    composer.button("Download picture").click(),
  ]);
  return file;
}

/** A screenshot of the phone, with its fonts loaded. */
export async function shootPhone(composer: ComposerPage, page: Page): Promise<Shot> {
  await page.evaluate(() => document.fonts.ready);
  const phone = findPhone(composer);
  // A picture has no shadow, but a screenshot would show it around the rounded corners.
  const setShadow = (shadow: string) =>
    phone.evaluate((element, value) => (element.style.boxShadow = value), shadow);
  await setShadow("none");
  const png = await phone.screenshot({ animations: "disabled" });
  await setShadow("");
  const box = await phone.boundingBox();
  if (!box) throw new Error("The phone is not on the page");
  return { png, width: Math.round(box.width * SCALE), height: Math.round(box.height * SCALE) };
}

/**
 * The draft is saved in the browser, and the screen has two pixels per CSS pixel, as a picture has.
 */
export const test = base.extend({
  deviceScaleFactor: SCALE,
  // Wide enough to show the phone at full size.
  viewport: { width: 1720, height: 1000 },
  page: async ({ page }, use) => {
    const stored = JSON.stringify({ version: 1, id: "d", attempt: 0, savedAt: 1, form: DRAFT });
    await page.addInitScript((text) => localStorage.setItem("menuet.draft", text), stored);
    await use(page);
  },
});
