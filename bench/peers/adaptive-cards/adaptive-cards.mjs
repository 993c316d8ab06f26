import { readFile } from "node:fs/promises";
import path from "node:path";
import { createStaticFiles } from "../static-files.mjs";

const MODULES = path.resolve(import.meta.dirname, "../../node_modules");
const BASE_TEXT = "Our menu";

/** adaptive-expressions is CommonJS, but the templating library reads it from the global `AEL`. */
const toGlobal = (source) =>
  `window.AEL = ((exports, module, require) => {\n${source}\nreturn exports;\n})({}, {}, () => ({}));`;

/** Serves the designer from its vendor's minified files, as its README says, without a build. */
export async function createAdaptiveCardsListener() {
  const expressions = await readFile(path.join(MODULES, "adaptive-expressions/lib/browser.js"), "utf8");
  return createStaticFiles(
    { "/npm/": MODULES, "/": import.meta.dirname },
    { "/adaptive-expressions.js": toGlobal(expressions) },
  );
}

/**
 * Opens the designer: the property sheet's text of the first block, and the design surface.
 * @param {import("@playwright/test").Page} page
 * @param {string} origin
 * @returns {Promise<import("../../keystroke/type-keys.mjs").Place>}
 */
export async function openAdaptiveCards(page, origin) {
  await page.goto(`${origin}/`, { waitUntil: "networkidle" });
  await page.locator("body[data-ready]").waitFor();
  await page.getByText(`[${BASE_TEXT}]`).click();
  const field = page.locator("textarea.default-ac-multiline:visible");
  return { field, preview: page.locator("#designerHost"), text: BASE_TEXT };
}
