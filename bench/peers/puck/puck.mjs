import path from "node:path";
import { createStaticFiles } from "../static-files.mjs";

const BASE_TEXT = "Our menu";

/** Builds Puck's page for production into `folder`. */
export async function buildPuck(folder) {
  const { build } = await import("vite");
  await build({
    root: import.meta.dirname,
    base: "./",
    configFile: false,
    logLevel: "error",
    build: { outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 4000 },
  });
}

export const createPuckListener = (folder) => createStaticFiles({ "/": path.resolve(folder) });

/**
 * Opens Puck's editor: the page's title field, and the preview iframe that shows it.
 * @param {import("@playwright/test").Page} page
 * @param {string} origin
 */
export async function openPuck(page, origin) {
  await page.goto(`${origin}/`, { waitUntil: "networkidle" });
  const field = page.locator("input[name=title]:visible");
  const preview = page.frameLocator("iframe").locator("body");
  await preview.getByRole("heading", { name: BASE_TEXT }).waitFor();
  return { field, preview, text: BASE_TEXT };
}
