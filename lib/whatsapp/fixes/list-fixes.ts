import { isBlankRow } from "@/lib/message/blank-draft";
import { cutText } from "@/lib/message/count";
import { countRows, type DraftList, type DraftMessage, type DraftSection } from "@/lib/message/draft";
import { LIMITS } from "@/lib/message/limits";
import { type Fix, makeTextFix } from "./fix";

const isBlankSection = ({ title, rows }: DraftSection): boolean =>
  title.trim() === "" && rows.every(isBlankRow);

/** A fix of the list's sections; `change` gives null where it changes nothing, or would lose what was typed. */
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

/** Without rows in which nothing is written, nor rows that repeat another to the letter; a section keeps its first row. */
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

/** Takes out rows that say nothing. Rows that say something are never taken out to make a list fit: a person chooses those. */
export const findWithoutBlanks = (draft: DraftMessage): Fix[] =>
  draft.kind === "list"
    ? makeListFix("Remove empty and repeated rows", draft, countAllRows, dropNeedless)
    : [];

/** Takes out the sections in which nothing is written. */
export function findWithoutBlankSections(draft: DraftMessage): Fix[] {
  if (draft.kind !== "list") return [];
  return makeListFix("Remove empty sections", draft, countSections, (sections) => {
    const filled = sections.filter((section) => !isBlankSection(section));
    return filled.length === 0 || filled.length === sections.length ? null : filled;
  });
}

/** Puts the rows that are too many for one section into a section of their own behind it. */
export function findSplit(path: string, draft: DraftMessage): Fix[] {
  if (draft.kind !== "list") return [];
  const at = Number(path.split(".")[1]);
  const { rowsPerSection, sectionTitle } = LIMITS;
  return makeListFix("Move the rest into a new section", draft, countSections, (sections) => {
    const section = sections[at];
    if (!section || section.title.trim() === "") return null;
    const title = `${cutText(section.title.trim(), sectionTitle.max - 2).trimEnd()} 2`;
    const parts = [
      { ...section, rows: section.rows.slice(0, rowsPerSection.max) },
      { title, rows: section.rows.slice(rowsPerSection.max) },
    ];
    return sections.toSpliced(at, 1, ...parts);
  });
}

/** Names a section by its number. */
export function findSectionName(path: string, draft: DraftMessage): Fix[] {
  const at = Number(path.split(".")[1]);
  const before = draft.kind === "list" ? draft.sections[at]?.title : undefined;
  if (before === undefined) return [];
  return [makeTextFix("Name the section", { path, before, after: `Section ${at + 1}` })];
}
