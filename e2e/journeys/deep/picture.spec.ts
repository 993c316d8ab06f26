import { expect } from "@/e2e/pages/composer-page";
import { measureDifference } from "@/e2e/fixtures/picture-difference";
import { download, findPhone, MOST, PAD, read, SCALE, shootPhone, test } from "@/e2e/pages/picture-page";

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
  const theme = page.getByRole("radiogroup", { name: "Preview theme" });
  await composer.openLook();
  await theme.getByText("Dark").click();
  await page.keyboard.press("Escape");
  expect((await measure()).share).toBeLessThan(MOST.share);
  await composer.openLook();
  await theme.getByText("As the page").click();
  await page.keyboard.press("Escape");
  await page.emulateMedia({ colorScheme: "dark" });
  expect((await measure()).share).toBeLessThan(MOST.share);
});

test("a screen that is zoomed into the pane is pictured at its own size, and stands as it stood", async ({
  composer,
  page,
}) => {
  await page.setViewportSize({ width: 1000, height: 900 });
  await composer.open("/?platform=web&width=web");
  const phone = findPhone(composer);
  await expect.poll(async () => phone.evaluate((element) => getComputedStyle(element).zoom)).not.toBe("1");
  const before = await phone.boundingBox();
  await composer.button("Picture").click();
  const picture = await read(await download(composer, page));
  const width = await phone.evaluate((element) => Number.parseFloat(getComputedStyle(element).width));
  expect(width).toBeGreaterThan(600);
  expect(picture.readUInt32BE(16)).toBe(Math.round(width * SCALE) + 2 * PAD);
  // The panel above moves the phone down, and nothing else.
  expect(await phone.boundingBox()).toEqual({ ...before, y: expect.any(Number) });
});

test("a browser that keeps pictures from the clipboard says so, and the download is there", async ({
  composer,
  page,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "clipboard"));
  await composer.open();
  await composer.button("Picture").click();
  await composer.button("Copy picture").click();
  const said = composer.region("Preview").getByRole("status").filter({ hasText: "copy pictures" });
  await expect(said).toContainText("Download the picture instead");
  expect((await download(composer, page)).suggestedFilename()).toMatch(/\.png$/);
});

/** The pages' policy except for the nonce; the test adds it once the page's own code is loaded. */
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
  await expect(composer.region("Preview").getByText("Couldn’t make the picture")).toBeVisible();
  await composer.button("Copy picture").click();
  await expect(composer.region("Preview").getByText("Picture copied")).toBeVisible();
});
