import { createStaticFiles } from "../static-files.mjs";

export const createBareListener = () => createStaticFiles({ "/": import.meta.dirname });

/**
 * A handwritten field and a line that repeats it: the baseline cost of browser and machine.
 * @param {import("@playwright/test").Page} page
 * @param {string} origin
 * @param {"" | "?rows"} query "?rows" adds 100 rows of three fields that nobody types into
 */
export async function openBare(page, origin, query = "") {
  await page.goto(`${origin}/${query}`);
  return {
    field: page.getByRole("textbox", { name: "Text" }),
    preview: page.locator("#shown"),
    text: "Text",
  };
}
