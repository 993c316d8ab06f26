const BODY_TEXT = "Please choose";
const TITLE_TEXT = "Dish";
const SET_UP_MS = 20_000;

const SECTION_NAME = /^Section \d+$/;
const ROW_NAME = /^Row \d+$/;

/** Clicks `button` until there are `wanted` groups, waiting for each one before the next click. */
async function addUntil(groups, button, wanted) {
  for (let count = await groups.count(); count < wanted; count++) {
    await button.click();
    await groups.nth(count).waitFor();
  }
}

async function fillSection(section, number, count) {
  await section.getByRole("textbox", { name: "Section title" }).fill(`Course ${number}`);
  const rows = section.getByRole("group", { name: ROW_NAME });
  await addUntil(rows, section.getByRole("button", { name: "Add row" }), count);
  for (let row = 0; row < count; row++) {
    await rows
      .nth(row)
      .getByRole("textbox", { name: "Row title" })
      .fill(`Dish ${number}.${row + 1}`);
    await rows.nth(row).getByRole("textbox", { name: "Description" }).fill("Made to order");
  }
}

/**
 * Opens the composer, current or earlier, with a list of `size.sections` × `size.rows` rows.
 * @param {import("@playwright/test").Page} page
 * @param {string} origin
 * @param {{ sections: number, rows: number }} size
 * @returns {Promise<{ body: import("./type-keys.mjs").Place, rowTitle: import("./type-keys.mjs").Place }>}
 */
export async function openMenuet(page, origin, size) {
  page.setDefaultTimeout(SET_UP_MS);
  await page.goto(`${origin}/`, { waitUntil: "networkidle" });
  const textbox = (name) => page.getByRole("textbox", { name, exact: true });
  await textbox("Body").fill(BODY_TEXT);
  await textbox("Button label").fill("View menu");
  const sections = page.getByRole("group", { name: SECTION_NAME });
  await addUntil(sections, page.getByRole("button", { name: "Add section" }), size.sections);
  for (let index = 0; index < size.sections; index++)
    await fillSection(sections.nth(index), index + 1, size.rows);
  const preview = page.getByRole("region", { name: "Preview" });
  const group = (within, name) => within.getByRole("group", { name, exact: true });
  const row = group(group(page, "Section 1"), "Row 1");
  return {
    body: { field: textbox("Body"), preview, text: BODY_TEXT },
    // The preview's list is closed, so a key in a row title shows only in its character counter.
    rowTitle: { field: row.getByRole("textbox", { name: "Row title" }), preview: row, text: TITLE_TEXT },
  };
}
