import { createStaticFiles } from "../static-files.mjs";

export const createBareListener = () => createStaticFiles({ "/": import.meta.dirname });

/**
 * One field and one line that repeats it, by hand: what browser and machine take by themselves.
 * @param {import("@playwright/test").Page} page
 * @param {string} origin
 * @param {"" | "?rows"} query with "?rows", and ten times ten rows of three fields that nobody types into
 */
export async function openBare(page, origin, query = "") {
  await page.goto(`${origin}/${query}`);
  return {
    field: page.getByRole("textbox", { name: "Text" }),
    preview: page.locator("#shown"),
    text: "Text",
  };
}
