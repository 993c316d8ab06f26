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

/** The row at a path, and the list's other rows. */
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

/** The part of an ID that a person would read; for a URL, the end of its path. */
const toReadable = (id: string): string =>
  id
    .trim()
    .replace(/[?#].*$/s, "")
    .split("/")
    .findLast((part) => /[\p{L}\p{N}]/u.test(part)) ?? id;

/** Replaces a long ID with a short slug of the row's title or the ID's readable part. */
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

/** Appends the first number that makes the title unique. */
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

/** Uses the description as the title of a row without one. */
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
 * A fix for the list's sections; `change` returns null if it changes nothing or would lose text.
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

/** Removes blank rows and exact repeats, but keeps a section's only row. */
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

/** Removes only blank and repeated rows; which other rows to cut is a person's choice. */
export const findWithoutBlanks = (draft: DraftMessage): Fix[] =>
  draft.kind === "list"
    ? makeListFix("Remove empty and repeated rows", draft, countAllRows, dropNeedless)
    : [];

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
