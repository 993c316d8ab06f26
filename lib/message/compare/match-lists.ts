import type { DraftSection } from "@/lib/message/draft";
import { matchRows, type PlacedRow, placeRows, type RowPairs } from "./match-rows";
import { matchSections, type SectionPairs } from "./match-sections";

/** Two versions of a list, and what in them is the same section and the same row. */
export type Lists = {
  before: readonly DraftSection[];
  after: readonly DraftSection[];
  oldRows: PlacedRow[];
  newRows: PlacedRow[];
  rows: RowPairs;
  sections: SectionPairs;
};

/** Finds what is the same in two versions. */
export function matchLists(before: readonly DraftSection[], after: readonly DraftSection[]): Lists {
  const oldRows = placeRows(before);
  const newRows = placeRows(after);
  const rows = matchRows(oldRows, newRows);
  const sections = matchSections(before, after, rows);
  // What is left over in one section at one place is one row that was written anew.
  const used = new Set(rows.values());
  for (const each of newRows) {
    if (rows.has(each)) continue;
    const old = oldRows.find((row) => !used.has(row) && row.s === sections.get(each.s) && row.r === each.r);
    if (!old) continue;
    rows.set(each, old);
    used.add(old);
  }
  return { before, after, oldRows, newRows, rows, sections };
}
