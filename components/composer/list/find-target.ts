import { isSameSpot, type Spot } from "@/lib/message/move-items";

export type Box = Pick<DOMRect, "left" | "right" | "top" | "bottom">;
export type Point = { x: number; y: number };
/** The line that shows a place, in window coordinates. */
export type Line = { left: number; top: number; width: number };

/** The list's layout. Rows are measured by section: measuring hidden ones would lay them out. */
export type Layout = {
  window: { width: number; height: number };
  sections: readonly Box[];
  rowsOf: (section: number) => readonly Box[];
  /** Where a section's rows end, even if it has none. */
  endOf: (section: number) => number;
};

/** How far beside the list still counts, in px. */
const REACH_PX = 64;
/** Half of the space between two sections. */
const GAP_PX = 8;

const middle = ({ top, bottom }: Box) => (top + bottom) / 2;
const countAbove = (boxes: readonly Box[], y: number) => boxes.filter((box) => middle(box) < y).length;
const distance = ({ top, bottom }: Box, y: number) => Math.max(top - y, y - bottom, 0);
const without = (boxes: readonly Box[], at: number | null) => (at === null ? boxes : boxes.toSpliced(at, 1));

const rowsLeft = ({ rowsOf }: Layout, from: Spot, section: number): readonly Box[] =>
  without(rowsOf(section), from.section === section ? from.row : null);

/** Where an item taken from `from` would drop; null if beside the list or outside the window. */
export function findDropTarget({ x, y }: Point, from: Spot, layout: Layout): Spot | null {
  const { sections, window } = layout;
  if (x < 0 || y < 0 || x > window.width || y > window.height) return null;
  const nearest = Math.min(...sections.map((box) => distance(box, y)));
  const section = sections.findIndex((box) => distance(box, y) === nearest);
  const box = sections[section];
  if (!box || nearest > REACH_PX || x < box.left - REACH_PX || x > box.right + REACH_PX) return null;
  if (from.row === null) return { section: countAbove(without(sections, from.section), y), row: null };
  return { section, row: countAbove(rowsLeft(layout, from, section), y) };
}

/** The line that shows a place; null for the item's current place. */
export function findDropLine(to: Spot, from: Spot, layout: Layout): Line | null {
  if (isSameSpot(to, from)) return null;
  const others = from.row === null ? without(layout.sections, from.section) : layout.sections;
  const box = others[to.section] ?? others[to.section - 1];
  if (!box) return null;
  const { left, right } = box;
  if (to.row === null) {
    const top = to.section < others.length ? box.top - GAP_PX : box.bottom + GAP_PX;
    return { left, top, width: right - left };
  }
  const rows = rowsLeft(layout, from, to.section);
  const top = rows[to.row]?.top ?? rows.at(-1)?.bottom ?? layout.endOf(to.section);
  return { left, top, width: right - left };
}
