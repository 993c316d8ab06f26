import type { Download, Locator, Page, Route } from "@playwright/test";
import { type DraftForm, emptyDraft } from "@/lib/message/draft";

const row = (id: string, title: string, description = "") => ({ id, title, description, isIdOwn: true });

/** A list with something in every field. */
export const MENU: DraftForm = {
  ...emptyDraft(),
  ...{ header: "Our Menu", body: "Choose a dish", footer: "Until ten", button: "View menu" },
  sections: [
    { title: "Food", rows: [row("burger", "Burger", "Beef"), row("pizza", "Pizza")] },
    { title: "Drinks", rows: [row("cola", "Cola")] },
  ],
};

export const importing = (page: Page): Locator => page.getByRole("dialog", { name: "Import a message" });
export const exporting = (page: Page): Locator => page.getByRole("dialog", { name: "Export" });
export const rowsPaste = (page: Page): Locator => page.getByRole("dialog", { name: "Paste rows" });

export const importText = (page: Page, text: string) =>
  importing(page).getByRole("textbox", { name: "Message to import" }).fill(text);

/** Drops a file on the page, as browser events. */
export async function dropFile(page: Page, name: string, text: string) {
  const data = await page.evaluateHandle(
    ([fileName = "", content = ""]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], fileName));
      return transfer;
    },
    [name, text],
  );
  const place = page.locator("main, body").first();
  for (const type of ["dragenter", "dragover", "drop"])
    await place.dispatchEvent(type, { dataTransfer: data });
}

/** Pastes a text at the focus, from the clipboard. */
export async function pasteInto(page: Page, text: string) {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press("ControlOrMeta+v");
}

export async function savedFile(page: Page, act: () => Promise<void>): Promise<Download> {
  const [file] = await Promise.all([page.waitForEvent("download"), act()]);
  return file;
}

/** Holds back code that contains any of these words; returns a function that releases it. */
export async function holdBack(page: Page, ...words: string[]): Promise<() => void> {
  let letThrough = () => {};
  const passed = new Promise<void>((resolve) => (letThrough = resolve));
  const answer = async (route: Route) => {
    const reply = await route.fetch();
    const body = await reply.body();
    if (words.some((one) => body.includes(one))) await passed;
    await route.fulfill({ response: reply, body });
  };
  // A request still pending at the end of the test has no one to answer.
  await page.route("**/_next/static/chunks/*.js", (route) => answer(route).catch(() => undefined));
  return letThrough;
}

/**
 * Blocks code that contains these words, like a lost connection; returns a function to unblock it.
 */
export async function keepAway(page: Page, words: string): Promise<() => void> {
  const state = { isAway: true };
  const answer = async (route: Route) => {
    const reply = await route.fetch();
    const body = await reply.body();
    if (state.isAway && body.includes(words)) await route.abort("internetdisconnected");
    else await route.fulfill({ response: reply, body });
  };
  // A request still pending at the end of the test has no one to answer.
  await page.route("**/_next/static/chunks/*.js", (route) => answer(route).catch(() => undefined));
  return () => void (state.isAway = false);
}
