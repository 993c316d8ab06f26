import type { DraftSection } from "@/lib/message/draft";
import { type Difference, makeChange, nameSection } from "./difference";
import { findMoved } from "./find-moved";
import type { Lists } from "./match-lists";
import type { PlacedRow } from "./match-rows";

const rowPath = ({ s, r }: PlacedRow): string => `sections.${s}.rows.${r}`;
const rowPlace = (sections: readonly DraftSection[], { s, r }: PlacedRow): string =>
  `${nameSection(sections, s)}, row ${r + 1}`;

/** The rows that stand in another section than before, or in another order among those that stayed. */
function findMovedRows({ after, newRows, rows, sections }: Lists): Set<PlacedRow> {
  const moved = new Set<PlacedRow>();
  after.forEach((_, s) => {
    const stayed: PlacedRow[] = [];
    for (const each of newRows.filter((row) => row.s === s && rows.has(row))) {
      if (rows.get(each)?.s === sections.get(s)) stayed.push(each);
      else moved.add(each);
    }
    for (const at of findMoved(stayed.map((each) => rows.get(each)?.r ?? 0))) {
      const each = stayed[at];
      if (each) moved.add(each);
    }
  });
  return moved;
}

/** What differs between the rows of two versions: added, moved and changed ones in the new order, then the removed ones. */
export function compareRows(lists: Lists): Difference[] {
  const { before, after, oldRows, newRows, rows } = lists;
  const moved = findMovedRows(lists);
  const found = newRows.flatMap((each): Difference[] => {
    const { row } = each;
    const old = rows.get(each);
    const [path, place] = [rowPath(each), rowPlace(after, each)];
    if (!old) return [{ change: "added", path, place, from: null, before: null, after: row.title }];
    const move: Difference[] = moved.has(each)
      ? [{ change: "moved", path, place, from: rowPath(old), before: old.row.title, after: row.title }]
      : [];
    return [
      ...move,
      ...makeChange(`${path}.title`, `${place}, title`, old.row.title, row.title),
      ...makeChange(`${path}.description`, `${place}, description`, old.row.description, row.description),
      ...makeChange(`${path}.id`, `${place}, ID`, old.row.id, row.id),
    ];
  });
  const kept = new Set(rows.values());
  const removed = oldRows
    .filter((old) => !kept.has(old))
    .map((old): Difference => {
      const [path, place] = [rowPath(old), rowPlace(before, old)];
      return { change: "removed", path, place, from: null, before: old.row.title, after: null };
    });
  return [...found, ...removed];
}
