import { cutText } from "@/lib/message/count";
import { LIMITS } from "@/lib/message/limits";
import type { ReadRow } from "./read-rows";

/** A pasted row as it will come: whole, changed so that it fits, or not at all. */
export type FittedRow = ReadRow & { fate: "whole" | "changed" | "left out" };

const cut = ({ title, description, id }: ReadRow) => ({
  title: cutText(title, LIMITS.rowTitle.max).trim(),
  description: cutText(description, LIMITS.rowDescription.max).trim(),
  id: cutText(id, LIMITS.rowId.max).trim(),
});

/**
 * Pasted rows made to fit a list that takes `room` more of them: texts shortened at a letter's end, an id that another row has
 * given up for one of its own, and rows left out that have no title or for which there is no room.
 */
export function fitRows(rows: readonly ReadRow[], room: number, taken: readonly string[]): FittedRow[] {
  const ids = new Set(taken);
  let left = room;
  return rows.map((row) => {
    if (row.title === "" || left <= 0) return { ...row, fate: "left out" };
    left -= 1;
    const short = cut(row);
    const id = ids.has(short.id) ? "" : short.id;
    if (id !== "") ids.add(id);
    const isWhole = short.title === row.title && short.description === row.description && id === row.id;
    return { ...row, ...short, id, fate: isWhole ? "whole" : "changed" };
  });
}
