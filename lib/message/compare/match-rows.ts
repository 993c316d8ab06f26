import type { DraftRow, DraftSection } from "@/lib/message/draft";

/** A row and where it stands: its section and its place in it, both from 0. */
export type PlacedRow = { row: DraftRow; s: number; r: number };
/** Which row of the second list is which of the first; `old` keeps its order. */
export type RowPairs = Map<PlacedRow, PlacedRow>;

export const placeRows = (sections: readonly DraftSection[]): PlacedRow[] =>
  sections.flatMap(({ rows }, s) => rows.map((row, r) => ({ row, s, r })));

/** What may tell a row again, the surest first; "" tells nothing. */
const KEYS: ((row: DraftRow) => string)[] = [
  ({ id }) => id.trim(),
  ({ title, description }) => (title.trim() === "" ? "" : JSON.stringify([title.trim(), description.trim()])),
  ({ title }) => title.trim(),
];

/** The rows that only one of them has under each key. */
function findUnique(rows: readonly PlacedRow[], toKey: (row: DraftRow) => string): Map<string, PlacedRow> {
  const counts = new Map<string, number>();
  for (const { row } of rows) counts.set(toKey(row), (counts.get(toKey(row)) ?? 0) + 1);
  return new Map(
    rows
      .filter(({ row }) => toKey(row) !== "" && counts.get(toKey(row)) === 1)
      .map((placed) => [toKey(placed.row), placed]),
  );
}

/** The rows of the new list that are those of the old one: by id, else by what they say, else by title. Keys: the new rows. */
export function matchRows(before: readonly PlacedRow[], after: readonly PlacedRow[]): RowPairs {
  const pairs: RowPairs = new Map();
  const used = new Set<PlacedRow>();
  for (const toKey of KEYS) {
    const olds = findUnique(
      before.filter((old) => !used.has(old)),
      toKey,
    );
    const news = findUnique(
      after.filter((each) => !pairs.has(each)),
      toKey,
    );
    for (const [key, found] of news) {
      const old = olds.get(key);
      if (!old) continue;
      pairs.set(found, old);
      used.add(old);
    }
  }
  return pairs;
}
