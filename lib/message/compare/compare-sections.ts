import type { DraftSection } from "@/lib/message/draft";
import { compareRows } from "./compare-rows";
import { type Difference, makeChange, nameSection } from "./difference";
import { findMoved } from "./find-moved";
import { type Lists, matchLists } from "./match-lists";

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

/** What differs between two lists' sections: first the sections, then their rows. */
export function compareSections(
  before: readonly DraftSection[],
  after: readonly DraftSection[],
): Difference[] {
  const lists = matchLists(before, after);
  return [...compareSectionList(lists), ...compareRows(lists)];
}
