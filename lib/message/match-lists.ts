import type { DraftRow, DraftSection } from "./draft";

/** A row and where it stands: its section and its place in it, both from 0. */
export type PlacedRow = { row: DraftRow; s: number; r: number };
/** Which row of the second list is which of the first; `old` keeps its order. */
type RowPairs = Map<PlacedRow, PlacedRow>;

const placeRows = (sections: readonly DraftSection[]): PlacedRow[] =>
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

/**
 * The rows of the new list that are those of the old one: by id, else by what they say, else by
 * title. Keys: the new rows.
 */
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

/** The index of the old section for each new one that has one. */
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

/**
 * The sections that are the same one: by title, else by the rows that they share, else by their
 * place.
 */
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
