import type { DraftSection } from "@/lib/message/draft";
import type { RowPairs } from "./match-rows";

/** The index of the old section for each new one that has one. */
export type SectionPairs = Map<number, number>;

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

/** The sections that are the same one: by title, else by the rows that they share, else by their place. */
export function matchSections(
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
