import { type DraftSection, countRows } from "@/lib/message/draft";
import { LIMITS } from "@/lib/message/limits";
import type { Warning } from "./warning";

const refused = (code: string, path: string, message: string): Warning => ({
  path,
  source: "whatsapp",
  message,
  code,
  isLikelyRefused: true,
});

function findRowWarnings(sections: readonly DraftSection[]): Warning[] {
  const found: Warning[] = [];
  const titles = new Set<string>();
  sections.forEach((section, s) =>
    section.rows.forEach((row, r) => {
      const path = `sections.${s}.rows.${r}`;
      const title = row.title.trim();
      if (title !== "" && titles.has(title)) {
        const words = `Another row has the title “${title}”. WhatsApp will most likely refuse the list`;
        found.push(refused("duplicate-row-title", `${path}.title`, words));
      }
      titles.add(title);
      const length = row.id.trim().length;
      if (length > LIMITS.rowId.max) {
        const words = `Row ID is ${length} of ${LIMITS.rowId.max} characters. WhatsApp will most likely refuse it`;
        found.push(refused("row-id-too-long", `${path}.id`, words));
      }
    }),
  );
  return found;
}

/** The four limits of a list in which WhatsApp is stricter than FlowIQ: Meta's list page, and refusals of real sends. */
export function findListWarnings(sections: readonly DraftSection[]): Warning[] {
  const found = findRowWarnings(sections);
  const rows = countRows(sections);
  const { max } = LIMITS.rowsInAll;
  if (rows > max) {
    const words = `${rows} rows in all. WhatsApp will most likely refuse a list with more than ${max}`;
    found.push(refused("too-many-rows-in-all", "sections", words));
  }
  if (sections.length < 2) return found;
  sections.forEach((section, s) => {
    if (section.title.trim() !== "") return;
    const words =
      "No section title. WhatsApp will most likely refuse several sections unless each has a title";
    found.push(refused("missing-section-title", `sections.${s}.title`, words));
  });
  return found;
}
