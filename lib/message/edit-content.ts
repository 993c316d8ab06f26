import { type DraftRow, type DraftSection, emptyRow, emptySection } from "./draft";
import { setTextAt } from "./draft-path";
import type { DraftContent } from "./history/history";
import { makeRowId } from "./row-id";
import { moveItem, type Spot } from "./move-items";
import { isEmptyText } from "./texts";

/** Unique among the rows and sections of one browser's drafts. */
const makeKey = (): string => Math.random().toString(36).slice(2);

const withKey = <T extends { key?: string }>(item: T, taken: Set<string>): T => {
  const isKnown = item.key !== undefined && !taken.has(item.key);
  const keyed = isKnown ? item : { ...item, key: makeKey() };
  taken.add(keyed.key ?? "");
  return keyed;
};

/** Gives each row and section a key of its own; returns the same object if all had one. */
export function withKeys<C extends { sections: DraftSection[] }>(content: C): C {
  const taken = new Set<string>();
  const sections = content.sections.map((section) => {
    const rows = section.rows.map((row) => withKey(row, taken));
    const isSame = rows.every((row, at) => row === section.rows[at]);
    return withKey(isSame ? section : { ...section, rows }, taken);
  });
  const isSame = sections.every((section, at) => section === content.sections[at]);
  return isSame ? content : { ...content, sections };
}

/** All trimmed ids of the list, except the one at `except`. */
function findTakenIds(sections: readonly DraftSection[], except?: Spot): Set<string> {
  const isExcepted = (s: number, r: number) => except?.section === s && except.row === r;
  return new Set(
    sections.flatMap(({ rows }, s) => rows.flatMap(({ id }, r) => (isExcepted(s, r) ? [] : [id.trim()]))),
  );
}

const mapSection = (
  content: DraftContent,
  at: number,
  change: (section: DraftSection) => DraftSection,
): DraftContent => ({
  ...content,
  sections: content.sections.map((one, s) => (s === at ? change(one) : one)),
});

const mapRow = (content: DraftContent, spot: Spot, change: (row: DraftRow) => DraftRow): DraftContent =>
  mapSection(content, spot.section, (section) => ({
    ...section,
    rows: section.rows.map((row, r) => (r === spot.row ? change(row) : row)),
  }));

const makeId = (title: string, taken: ReadonlySet<string>): string =>
  isEmptyText(title) ? "" : makeRowId(title, taken);

const ROW_FIELD = /^sections\.(\d+)\.rows\.(\d+)\.(\w+)$/;

/** The row and the field that a path points to; null for all other paths. */
export function readRowPath(path: string): { spot: Spot & { row: number }; leaf: string } | null {
  const [, section, row, leaf] = ROW_FIELD.exec(path) ?? [];
  if (section === undefined || row === undefined || leaf === undefined) return null;
  return { spot: { section: Number(section), row: Number(row) }, leaf };
}

const followTitle = (content: DraftContent, spot: Spot): DraftContent => {
  const taken = findTakenIds(content.sections, spot);
  return mapRow(content, spot, (row) => ({ ...row, id: makeId(row.title, taken), isIdOwn: false }));
};

/** Sets the text at a draft path; a row's id follows its title until a person edits it. */
export function typeText(content: DraftContent, path: string, text: string): DraftContent {
  const typed = setTextAt(content, path, text);
  const place = readRowPath(path);
  if (!place) return typed;
  const { spot, leaf } = place;
  if (leaf === "id") return mapRow(typed, spot, (row) => ({ ...row, isIdOwn: true }));
  const row = typed.sections[spot.section]?.rows[spot.row];
  return leaf === "title" && row && !row.isIdOwn ? followTitle(typed, spot) : typed;
}

/** Makes a cleared id from its row's title again. */
export function settleId(content: DraftContent, spot: Spot & { row: number }): DraftContent {
  const row = content.sections[spot.section]?.rows[spot.row];
  return row && row.isIdOwn && isEmptyText(row.id) ? followTitle(content, spot) : content;
}

/** Adds a blank row at a place, which may be one past the last. */
export const addRow = (content: DraftContent, { section, row }: { section: number; row: number }) =>
  mapSection(content, section, (one) => ({
    ...one,
    rows: one.rows.toSpliced(row, 0, { ...emptyRow(), key: makeKey() }),
  }));

export const addSection = (content: DraftContent): DraftContent =>
  withKeys({ ...content, sections: [...content.sections, emptySection()] });

export const removeItem = (content: DraftContent, { section, row }: Spot): DraftContent =>
  row === null
    ? { ...content, sections: content.sections.toSpliced(section, 1) }
    : mapSection(content, section, (one) => ({ ...one, rows: one.rows.toSpliced(row, 1) }));

/** Puts a copy right after the original; copied rows get ids of their own. */
export function duplicateItem(content: DraftContent, { section: s, row: r }: Spot): DraftContent {
  const section = content.sections[s];
  if (!section) return content;
  const taken = findTakenIds(content.sections);
  const copy = (row: DraftRow): DraftRow => {
    const id = makeId(row.title, taken);
    taken.add(id);
    return { ...row, id, isIdOwn: false, key: makeKey() };
  };
  if (r === null) {
    const twin = { ...section, rows: section.rows.map(copy), key: makeKey() };
    return { ...content, sections: content.sections.toSpliced(s + 1, 0, twin) };
  }
  const row = section.rows[r];
  return row
    ? mapSection(content, s, (one) => ({ ...one, rows: one.rows.toSpliced(r + 1, 0, copy(row)) }))
    : content;
}

/** Moves a row or a section; `to` is counted without it. */
export function moveTo(content: DraftContent, from: Spot, to: Spot): DraftContent {
  const sections = moveItem(content.sections, from, to);
  return sections === content.sections ? content : { ...content, sections };
}

/** Ids that were sent or copied stay, whatever happens to their titles: a bot may know them. */
export function ownRowIds(content: DraftContent, ids: ReadonlySet<string>): DraftContent {
  const isOpen = ({ id, isIdOwn }: DraftRow) => !isIdOwn && ids.has(id.trim());
  if (!content.sections.some(({ rows }) => rows.some(isOpen))) return content;
  const own = (row: DraftRow) => (isOpen(row) ? { ...row, isIdOwn: true } : row);
  return {
    ...content,
    sections: content.sections.map((section) => ({ ...section, rows: section.rows.map(own) })),
  };
}
