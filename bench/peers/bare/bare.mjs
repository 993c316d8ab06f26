import { createStaticFiles } from "../static-files.mjs";

export const createBareListener = () => createStaticFiles({ "/": import.meta.dirname });

/**
 * One field and one line that repeats it, by hand: what browser and machine take by themselves.
 * @param {import("@playwright/test").Page} page
 * @param {string} origin
 */
export async function openBare(page, origin) {
  await page.goto(`${origin}/`);
  return { field: page.getByRole("textbox", { name: "Text" }), preview: page.locator("body"), text: "Text" };
}
