import {
  type AudioContent,
  type DraftForm,
  type DraftMessage,
  type DraftSection,
  KIND_NAMES,
  type ListContent,
  type TextContent,
} from "./draft";
import { findText } from "./draft-path";
import { type Lists, matchLists, type PlacedRow } from "./match-lists";
import { isEmptyText, toShownText } from "./texts";

/**
 * One difference between two versions.
 * `path`, and `place` in words, are in the new version, or in the old one if it was removed.
 * `from`: the old path if it moved; `before`, `after`: the texts, null if there is none.
 */
export type Difference = {
  change: "changed" | "added" | "removed" | "moved";
  path: string;
  place: string;
  from: string | null;
  before: string | null;
  after: string | null;
};

/** The section's title, or "Section 2" if it has none. */
export const nameSection = (sections: readonly DraftSection[], s: number): string =>
  toShownText(sections[s]?.title ?? "") || `Section ${s + 1}`;

const makeChange = (path: string, place: string, before: string, after: string): Difference[] =>
  before === after ? [] : [{ change: "changed", path, place, from: null, before, after }];

/** A difference as a short sentence: "Drinks, row 2, title: changed from “Cola” to “Cola Zero”". */
export function formatDifference({ change, place, before, after }: Difference): string {
  if (change === "changed") return `${place}: changed from “${before ?? ""}” to “${after ?? ""}”`;
  const text = after ?? before ?? "";
  return `${place}: ${change}${isEmptyText(text) ? "" : ` “${text}”`}`;
}

/** The fewest moved positions: a row taken across ten moved, not the ten; `places` are distinct. */
function findMoved(places: readonly number[]): Set<number> {
  const ends: number[] = [];
  const previous = places.map(() => -1);
  places.forEach((place, at) => {
    let length = ends.findIndex((end) => (places[end] ?? 0) >= place);
    if (length < 0) length = ends.length;
    previous[at] = ends[length - 1] ?? -1;
    ends[length] = at;
  });
  const moved = new Set(places.keys());
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) moved.delete(at);
  return moved;
}

const rowPath = ({ s, r }: PlacedRow): string => `sections.${s}.rows.${r}`;
const rowPlace = (sections: readonly DraftSection[], { s, r }: PlacedRow): string =>
  `${nameSection(sections, s)}, row ${r + 1}`;

/** Rows now in another section, or in another order among the rows that stayed. */
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

/** Differences between rows: added, moved and changed in the new order, then removed. */
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

/** Differences between two lists: first their sections, then their rows. */
function compareSections(before: readonly DraftSection[], after: readonly DraftSection[]): Difference[] {
  const lists = matchLists(before, after);
  return [...compareSectionList(lists), ...compareRows(lists)];
}

type Content = ListContent & AudioContent & TextContent;
const NOTHING: Content = {
  header: "",
  body: "",
  footer: "",
  button: "",
  sections: [],
  audioUrl: "",
  text: "",
};
/** The fields outside sections, in the composer's order. */
export const FIELD_NAMES: Readonly<Record<string, string>> = {
  header: "Header",
  body: "Body",
  footer: "Footer",
  button: "Button label",
  audioUrl: "Audio URL",
  text: "Text",
} satisfies Record<keyof Omit<Content, "sections">, string>;

/** A draft's content; the other kinds' fields count as empty. */
function toContent(draft: DraftForm | DraftMessage): Content {
  switch (draft.kind) {
    case "audio":
      return { ...NOTHING, audioUrl: draft.audioUrl };
    case "text":
      return { ...NOTHING, text: draft.text };
    case "list": {
      const { header, body, footer, button, sections } = draft;
      return { ...NOTHING, header, body, footer, button, sections };
    }
    default:
      return draft satisfies never;
  }
}

/** Rows are matched by id, else by their texts; recipient and reply id are ignored. */
export function compareDrafts(
  before: DraftForm | DraftMessage,
  after: DraftForm | DraftMessage,
): Difference[] {
  const [old, now] = [toContent(before), toContent(after)];
  return [
    ...makeChange("kind", "Message type", KIND_NAMES[before.kind], KIND_NAMES[after.kind]),
    ...Object.entries(FIELD_NAMES).flatMap(([field, name]) =>
      makeChange(field, name, findText(old, field) ?? "", findText(now, field) ?? ""),
    ),
    ...compareSections(old.sections, now.sections),
  ];
}
