import type { DraftRow, DraftSection } from "./draft";

/** A row, with the index of its section (`s`) and its own (`r`), both from 0. */
export type PlacedRow = { row: DraftRow; s: number; r: number };
/** Maps each new row to its old one. */
type RowPairs = Map<PlacedRow, PlacedRow>;

const placeRows = (sections: readonly DraftSection[]): PlacedRow[] =>
  sections.flatMap(({ rows }, s) => rows.map((row, r) => ({ row, s, r })));

/** What may identify a row, the surest first; "" identifies nothing. */
const KEYS: ((row: DraftRow) => string)[] = [
  ({ id }) => id.trim(),
  ({ title, description }) => (title.trim() === "" ? "" : JSON.stringify([title.trim(), description.trim()])),
  ({ title }) => title.trim(),
];

/** Rows that are the only one with their key. */
function findUnique(rows: readonly PlacedRow[], toKey: (row: DraftRow) => string): Map<string, PlacedRow> {
  const counts = new Map<string, number>();
  for (const { row } of rows) counts.set(toKey(row), (counts.get(toKey(row)) ?? 0) + 1);
  return new Map(
    rows
      .filter(({ row }) => toKey(row) !== "" && counts.get(toKey(row)) === 1)
      .map((placed) => [toKey(placed.row), placed]),
  );
}

/** Matches new rows (the keys) to old ones: by id, else by their texts, else by title. */
function matchRows(before: readonly PlacedRow[], after: readonly PlacedRow[]): RowPairs {
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

/** Maps each new section's index to its old one, if it has one. */
type SectionPairs = Map<number, number>;

function findByTitle(sections: readonly DraftSection[]): Map<string, number> {
  const titles = sections.map(({ title }) => title.trim());
  return new Map(
    titles.flatMap((title, s) =>
      title !== "" && titles.indexOf(title) === titles.lastIndexOf(title) ? [[title, s] as const] : [],
    ),
  );
}

/** How many rows each old section shares with a new one, most first. */
function countShared(rows: RowPairs): { s: number; old: number; count: number }[] {
  const counts = new Map<string, { s: number; old: number; count: number }>();
  for (const [{ s }, { s: old }] of rows) {
    const entry = counts.get(`${s} ${old}`) ?? { s, old, count: 0 };
    counts.set(`${s} ${old}`, { ...entry, count: entry.count + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}

/** Matches sections: by title, else by shared rows, else by place. */
function matchSections(
  before: readonly DraftSection[],
  after: readonly DraftSection[],
  rows: RowPairs,
): SectionPairs {
  const pairs: SectionPairs = new Map();
  const used = new Set<number>();
  const pair = (s: number, old: number | undefined) => {
    if (old === undefined || pairs.has(s) || used.has(old)) return;
    pairs.set(s, old);
    used.add(old);
  };
  const olds = findByTitle(before);
  for (const [title, s] of findByTitle(after)) pair(s, olds.get(title));
  for (const { s, old } of countShared(rows)) pair(s, old);
  after.forEach((_, s) => pair(s, s < before.length ? s : undefined));
  return pairs;
}

/** Two versions of a list, with their sections and rows matched. */
export type Lists = {
  before: readonly DraftSection[];
  after: readonly DraftSection[];
  oldRows: PlacedRow[];
  newRows: PlacedRow[];
  rows: RowPairs;
  sections: SectionPairs;
};

/** Matches the sections and rows of two versions. */
export function matchLists(before: readonly DraftSection[], after: readonly DraftSection[]): Lists {
  const oldRows = placeRows(before);
  const newRows = placeRows(after);
  const rows = matchRows(oldRows, newRows);
  const sections = matchSections(before, after, rows);
  // Rows left over at the same place in a section are one row that was rewritten.
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
