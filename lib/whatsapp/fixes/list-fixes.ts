import {
  countRows,
  type DraftList,
  type DraftMessage,
  type DraftRow,
  type DraftSection,
  isBlankRow,
} from "@/lib/message/draft";
import { LIMITS } from "@/lib/message/limits";
import { makeRowId, toSlug } from "@/lib/message/row-id";
import { cutText, isEmptyText } from "@/lib/message/texts";
import { type Fix, makeTextFix } from "./fix";

type Place = { row: DraftRow; path: string; others: DraftRow[] };

/** The row that a path leads to, and the list's other rows. */
function findPlace(path: string, draft: DraftMessage): Place | null {
  const [, s, r] = /^sections\.(\d+)\.rows\.(\d+)\./.exec(path) ?? [];
  const row = draft.kind === "list" ? draft.sections[Number(s)]?.rows[Number(r)] : undefined;
  if (!row || draft.kind !== "list") return null;
  const others = draft.sections.flatMap(({ rows }) => rows).filter((other) => other !== row);
  return { row, path, others };
}

const toIds = (rows: readonly DraftRow[]): Set<string> => new Set(rows.map(({ id }) => id.trim()));

/** A unique ID for a row, from its title, or from its ID without one. */
export function findOwnId(path: string, draft: DraftMessage): Fix[] {
  const place = findPlace(path, draft);
  if (!place) return [];
  const { row, others } = place;
  const after = makeRowId(isEmptyText(row.title) ? row.id : row.title, toIds(others));
  return [makeTextFix("Give the row a unique ID", { path, before: row.id, after })];
}

/** Long enough to tell rows apart, short enough to be read. */
const SHORT_ID = 40;

/** The part of an id that a person would read: of an address the end of its path. */
const toReadable = (id: string): string =>
  id
    .trim()
    .replace(/[?#].*$/s, "")
    .split("/")
    .findLast((part) => /[\p{L}\p{N}]/u.test(part)) ?? id;

/**
 * A short slug in place of an id that is too long: of the row's title, or of what can be read in
 * the id.
 */
export function findShorterId(path: string, draft: DraftMessage): Fix[] {
  const place = findPlace(path, draft);
  if (!place) return [];
  const { row, others } = place;
  const slug = toSlug(isEmptyText(row.title) ? toReadable(row.id) : row.title);
  const short = cutText(slug, SHORT_ID);
  const words =
    short === slug || slug.startsWith("-", short.length) ? short : short.replace(/(?<=.)-[^-]*$/, "");
  return [makeTextFix("Shorten the ID", { path, before: row.id, after: makeRowId(words, toIds(others)) })];
}

/** The title with the first number behind it that no other row has. */
export function findOwnTitle(path: string, draft: DraftMessage): Fix[] {
  const place = findPlace(path, draft);
  if (!place) return [];
  const { row, others } = place;
  const taken = new Set(others.map(({ title }) => title.trim()));
  for (let number = 2; ; number++) {
    const start = cutText(row.title.trim(), LIMITS.rowTitle.max - ` ${number}`.length).trimEnd();
    const after = `${start} ${number}`.trimStart();
    if (!taken.has(after)) return [makeTextFix("Number the title", { path, before: row.title, after })];
  }
}

/** A row without a title whose description would be one. */
export function findTitle(path: string, draft: DraftMessage): Fix[] {
  const place = findPlace(path, draft);
  if (!place || isEmptyText(place.row.description)) return [];
  const { title, description } = place.row;
  const to = path.replace(/title$/, "description");
  const words = "Use the description as the title";
  return [
    makeTextFix(
      words,
      { path, before: title, after: description },
      { path: to, before: description, after: "" },
    ),
  ];
}

const isBlankSection = ({ title, rows }: DraftSection): boolean =>
  isEmptyText(title) && rows.every(isBlankRow);

/**
 * A fix of the list's sections; `change` gives null where it changes nothing, or would lose what
 * was typed.
 */
function makeListFix(
  words: string,
  draft: DraftList,
  count: (sections: readonly DraftSection[]) => string,
  change: (sections: readonly DraftSection[]) => DraftSection[] | null,
): Fix[] {
  const after = change(draft.sections);
  if (after === null) return [];
  const known = JSON.stringify(draft.sections);
  const fix: Fix = {
    words,
    paths: ["sections"],
    before: count(draft.sections),
    after: count(after),
    apply: (other) =>
      other.kind === "list" && JSON.stringify(other.sections) === known
        ? { ...other, sections: after }
        : other,
  };
  return [fix];
}

const plural = (number: number, name: string) => `${number} ${name}${number === 1 ? "" : "s"}`;
const countAllRows = (sections: readonly DraftSection[]) => plural(countRows(sections), "row");
const countSections = (sections: readonly DraftSection[]) => plural(sections.length, "section");

/**
 * Without rows in which nothing is written, nor rows that repeat another to the letter; a section
 * keeps its first row.
 */
function dropNeedless(sections: readonly DraftSection[]): DraftSection[] | null {
  const seen = new Set<string>();
  const kept = sections.map((section) => ({
    ...section,
    rows: section.rows.filter((row, r) => {
      const text = JSON.stringify([row.id.trim(), row.title.trim(), row.description.trim()]);
      const isNeeded = !isBlankRow(row) && !seen.has(text);
      seen.add(text);
      return isNeeded || (r === 0 && section.rows.length === 1);
    }),
  }));
  const filled = kept.filter((section) => !isBlankSection(section));
  if (filled.length === 0 || filled.some(({ rows }) => rows.length === 0)) return null;
  return countRows(filled) < countRows(sections) || filled.length < sections.length ? filled : null;
}

/** Removes blank rows. Never removes rows with text to make a list fit: a person chooses those. */
export const findWithoutBlanks = (draft: DraftMessage): Fix[] =>
  draft.kind === "list"
    ? makeListFix("Remove empty and repeated rows", draft, countAllRows, dropNeedless)
    : [];

/** Removes empty sections. */
export function findWithoutBlankSections(draft: DraftMessage): Fix[] {
  if (draft.kind !== "list") return [];
  return makeListFix("Remove empty sections", draft, countSections, (sections) => {
    const filled = sections.filter((section) => !isBlankSection(section));
    return filled.length === 0 || filled.length === sections.length ? null : filled;
  });
}

/** Names a section by its number. */
export function findSectionName(path: string, draft: DraftMessage): Fix[] {
  const at = Number(path.split(".")[1]);
  const before = draft.kind === "list" ? draft.sections[at]?.title : undefined;
  if (before === undefined) return [];
  return [makeTextFix("Name the section", { path, before, after: `Section ${at + 1}` })];
}
