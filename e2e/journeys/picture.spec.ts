import { measureClipboard } from "@/e2e/fixtures/clipboard";
import { hashPayload, toShownHash } from "@/lib/message/content-hash";
import { toMessage } from "@/lib/message/message";
import { toPayload } from "@/lib/message/payload";
import { expect } from "@/e2e/pages/composer-page";
import { measureDifference } from "@/e2e/fixtures/picture-difference";
import { download, DRAFT, MOST, PAD, read, shootPhone, test } from "@/e2e/pages/picture-page";

test(
  "the picture is the page, with a margin that says what it shows",
  { tag: "@deep" },
  async ({ composer, page }) => {
    await composer.open();
    const screenshot = await shootPhone(composer, page);
    await composer.button("Picture").click();
    const file = await download(composer, page);
    await expect(composer.region("Preview").getByText("Picture downloaded")).toBeVisible();
    const name = new RegExp(
      `^our-menu.*-light.*-${toShownHash(hashPayload(toPayload(toMessage(DRAFT))))}\\.png$`,
    );
    expect(file.suggestedFilename()).toMatch(name);
    const difference = await measureDifference(page, await read(file), screenshot, PAD);
    expect(difference.share).toBeLessThan(MOST.share);
    expect(difference.mean).toBeLessThan(MOST.mean);
    expect(difference.marginInk).toBeGreaterThan(0.01);

    await composer.button("Copy picture").click();
    await expect(composer.region("Preview").getByText("Picture copied")).toBeVisible();
    const copied = await measureClipboard(page);
    const picture = await read(await download(composer, page));
    expect(copied).toEqual([picture.readUInt32BE(16), picture.readUInt32BE(20)]);
  },
);
