import type { DraftSection } from "@/lib/message/draft";
import { type Difference, makeChange, nameSection } from "./difference";
import { findMoved } from "./find-moved";
import { matchRows, type PlacedRow, placeRows, type RowPairs } from "./match-rows";
import { matchSections, type SectionPairs } from "./match-sections";

type Lists = {
  before: readonly DraftSection[];
  after: readonly DraftSection[];
  oldRows: PlacedRow[];
  newRows: PlacedRow[];
  rows: RowPairs;
  sections: SectionPairs;
};

function makeLists(before: readonly DraftSection[], after: readonly DraftSection[]): Lists {
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

const rowPath = ({ s, r }: PlacedRow): string => `sections.${s}.rows.${r}`;
const rowPlace = (sections: readonly DraftSection[], { s, r }: PlacedRow): string =>
  `${nameSection(sections, s)}, row ${r + 1}`;

function compareSectionList({ before, after, sections }: Lists): Difference[] {
  const pairs = after.flatMap((_, s) => {
    const old = sections.get(s);
    return old === undefined ? [] : [{ s, old }];
  });
  const moved = findMoved(pairs.map(({ old }) => old));
  const found = after.flatMap((section, s): Difference[] => {
    const path = `sections.${s}`;
    const at = pairs.findIndex((pair) => pair.s === s);
    const old = pairs[at]?.old;
    const place = nameSection(after, s);
    if (old === undefined)
      return [{ change: "added", path, place, from: null, before: null, after: section.title }];
    const title = before[old]?.title ?? "";
    const move: Difference[] = moved.has(at)
      ? [{ change: "moved", path, place, from: `sections.${old}`, before: title, after: section.title }]
      : [];
    return [...move, ...makeChange(`${path}.title`, `Section ${s + 1}, title`, title, section.title)];
  });
  const kept = new Set(sections.values());
  const removed = before.flatMap(({ title }, s): Difference[] =>
    kept.has(s)
      ? []
      : [
          {
            change: "removed",
            path: `sections.${s}`,
            place: nameSection(before, s),
            from: null,
            before: title,
            after: null,
          },
        ],
  );
  return [...found, ...removed];
}

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

function compareRows(lists: Lists): Difference[] {
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

/** What differs between two lists' sections: first the sections, then their rows. */
export function compareSections(
  before: readonly DraftSection[],
  after: readonly DraftSection[],
): Difference[] {
  const lists = makeLists(before, after);
  return [...compareSectionList(lists), ...compareRows(lists)];
}
