import { measureClipboard } from "./clipboard";
import { toContentHash } from "../lib/message/content-hash";
import { tidyDraft } from "../lib/message/message";
import { expect } from "./composer-page";
import { measureDifference } from "./picture-difference";
import { download, DRAFT, findPhone, MOST, PAD, read, SCALE, shootPhone, test } from "./picture-page";

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
  const copied = await measureClipboard(page);
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
