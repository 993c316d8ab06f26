import { expect, type Locator, type Page } from "@playwright/test";
import { FAKE } from "./servers";

/** What is on the clipboard, asked for by a page of another site: Menuet's own pages may only write to it. */
async function askClipboard<T>(page: Page, ask: () => Promise<T>): Promise<T> {
  const other = await page.context().newPage();
  try {
    await other.goto(`${FAKE.url}/__fake/requests`);
    return await other.evaluate(ask);
  } finally {
    await other.close();
  }
}

export const readClipboard = (page: Page): Promise<string> =>
  askClipboard(page, () => navigator.clipboard.readText());

/** Presses a button that copies, and gives what it put on the clipboard: that comes after the press. */
export async function copyBy(page: Page, button: Locator): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await button.click();
  let copied = "";
  await expect.poll(async () => (copied = await readClipboard(page))).not.toBe("");
  return copied;
}

/** Width and height of the picture on the clipboard, in dots. */
export const measureClipboard = (page: Page): Promise<number[]> =>
  askClipboard(page, async () => {
    const [item] = await navigator.clipboard.read();
    const image = await createImageBitmap((await item?.getType("image/png")) ?? new Blob());
    return [image.width, image.height];
  });
