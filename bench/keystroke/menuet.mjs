const SECTIONS = 10;
const ROWS = 10;
const BODY_TEXT = "Please choose";
const TITLE_TEXT = "Dish";
const SET_UP_MS = 20_000;

const SECTION_NAME = /^Section \d+$/;
const ROW_NAME = /^Row \d+$/;

/** Presses `button` until `groups` counts `wanted`, waiting for each new one before the next press. */
async function addUntil(groups, button, wanted) {
  for (let count = await groups.count(); count < wanted; count++) {
    await button.click();
    await groups.nth(count).waitFor();
  }
}

/** Fills one section to its ten rows, by the names that a screen reader hears. */
async function fillSection(section, number) {
  await section.getByRole("textbox", { name: "Section title" }).fill(`Course ${number}`);
  const rows = section.getByRole("group", { name: ROW_NAME });
  await addUntil(rows, section.getByRole("button", { name: "Add row" }), ROWS);
  for (let row = 0; row < ROWS; row++) {
    await rows
      .nth(row)
      .getByRole("textbox", { name: "Row title" })
      .fill(`Dish ${number}.${row + 1}`);
    await rows.nth(row).getByRole("textbox", { name: "Description" }).fill("Made to order");
  }
}

/**
 * Menuet's composer with the fullest list that FlowIQ takes: 10 sections of 10 rows.
 * @param {import("@playwright/test").Page} page
 * @param {string} origin
 * @returns {Promise<{ body: import("./type-keys.mjs").Place, rowTitle: import("./type-keys.mjs").Place }>}
 */
export async function openMenuet(page, origin) {
  page.setDefaultTimeout(SET_UP_MS);
  await page.goto(`${origin}/`, { waitUntil: "networkidle" });
  const textbox = (name) => page.getByRole("textbox", { name, exact: true });
  await textbox("Body").fill(BODY_TEXT);
  await textbox("Button label").fill("View menu");
  const sections = page.getByRole("group", { name: SECTION_NAME });
  await addUntil(sections, page.getByRole("button", { name: "Add section" }), SECTIONS);
  for (let index = 0; index < SECTIONS; index++) await fillSection(sections.nth(index), index + 1);
  const preview = page.getByRole("region", { name: "Preview" });
  const group = (within, name) => within.getByRole("group", { name, exact: true });
  const row = group(group(page, "Section 1"), "Row 1");
  return {
    body: { field: textbox("Body"), preview, text: BODY_TEXT },
    // A row's title is drawn in the preview's closed list: its own counter is what answers the key.
    rowTitle: { field: row.getByRole("textbox", { name: "Row title" }), preview: row, text: TITLE_TEXT },
  };
}
