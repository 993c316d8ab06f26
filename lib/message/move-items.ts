import type { DraftSection } from "./draft";

/** A row's place, or a section's if `row` is null; a target is counted without what moves. */
export type Spot = { section: number; row: number | null };

export const isSameSpot = (a: Spot, b: Spot): boolean => a.section === b.section && a.row === b.row;

/** The sections without the item at `from`. */
const without = (sections: readonly DraftSection[], { section, row }: Spot): DraftSection[] =>
  row === null
    ? sections.toSpliced(section, 1)
    : sections.map((one, at) => (at === section ? { ...one, rows: one.rows.toSpliced(row, 1) } : one));

/** Whether the place exists once the moving item is taken out. */
function hasRoom(left: readonly DraftSection[], { section, row }: Spot): boolean {
  if (row === null) return section >= 0 && section <= left.length;
  const rows = left[section]?.rows;
  return rows !== undefined && row >= 0 && row <= rows.length;
}

/** Moves a row or a section; returns the same sections if that is impossible or changes nothing. */
export function moveItem(sections: DraftSection[], from: Spot, to: Spot): DraftSection[] {
  const section = sections[from.section];
  const row = from.row === null ? undefined : section?.rows[from.row];
  if (!section || (from.row !== null && !row) || (from.row === null) !== (to.row === null)) return sections;
  const left = without(sections, from);
  if (isSameSpot(from, to) || !hasRoom(left, to)) return sections;
  if (to.row === null) return left.toSpliced(to.section, 0, section);
  const at = to.row;
  return left.map((one, s) =>
    s === to.section && row ? { ...one, rows: one.rows.toSpliced(at, 0, row) } : one,
  );
}

/** Steps a target through rows, then into the next section; the same spot at either end. */
export function stepSpot(sections: readonly DraftSection[], from: Spot, to: Spot, step: -1 | 1): Spot {
  const left = without(sections, from);
  if (to.row === null) {
    const next = { section: to.section + step, row: null };
    return hasRoom(left, next) ? next : to;
  }
  const inside = { section: to.section, row: to.row + step };
  if (hasRoom(left, inside)) return inside;
  const beside = left[to.section + step];
  if (!beside) return to;
  return { section: to.section + step, row: step === 1 ? 0 : beside.rows.length };
}
