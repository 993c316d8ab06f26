import { readFile } from "node:fs/promises";
import path from "node:path";
import { createStaticFiles } from "../static-files.mjs";

const MODULES = path.resolve(import.meta.dirname, "../../node_modules");
const BASE_TEXT = "Our menu";

/**
 * adaptive-expressions' browser file is CommonJS, and the templating library looks for it in the
 * global `AEL`.
 */
const toGlobal = (source) =>
  `window.AEL = ((exports, module, require) => {\n${source}\nreturn exports;\n})({}, {}, () => ({}));`;

/** The designer from its vendor's own minified files, as its README says, with no build of ours. */
export async function createAdaptiveCardsListener() {
  const expressions = await readFile(path.join(MODULES, "adaptive-expressions/lib/browser.js"), "utf8");
  return createStaticFiles(
    { "/npm/": MODULES, "/": import.meta.dirname },
    { "/adaptive-expressions.js": toGlobal(expressions) },
  );
}

/**
 * The designer, ready to be typed into: the property sheet's text of the first block, drawn on the
 * design surface.
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
