import { type DraftRow, type DraftSection, isBlankRow } from "@/lib/message/draft";
import { LIMITS } from "@/lib/message/limits";
import { makeRowId } from "@/lib/message/row-id";
import { cutText, isEmptyText } from "@/lib/message/texts";
import type { ReadRow } from "./read-rows";

/** A pasted row as it will come: whole, changed so that it fits, or not at all. */
export type FittedRow = ReadRow & { fate: "whole" | "changed" | "left out" };

const cut = ({ section, title, description, id }: ReadRow) => ({
  section: cutText(section, LIMITS.sectionTitle.max).trim(),
  title: cutText(title, LIMITS.rowTitle.max).trim(),
  description: cutText(description, LIMITS.rowDescription.max).trim(),
  id: id.length > LIMITS.rowId.max ? "" : id,
});

/**
 * Pasted rows made to fit a list that takes `room` more of them: texts shortened at a letter's end,
 * an id that is too long or that another row has given up for one of its own, and rows left out
 * that have no title or for which there is no room.
 */
export function fitRows(rows: readonly ReadRow[], room: number, taken: readonly string[]): FittedRow[] {
  const ids = new Set(taken);
  let left = room;
  return rows.map((row) => {
    if (row.title === "" || left <= 0) return { ...row, fate: "left out" };
    left -= 1;
    const short = cut(row);
    const id = ids.has(short.id) ? "" : short.id;
    if (id !== "") ids.add(id);
    const fitted = { ...row, ...short, id };
    const isWhole = (["section", "title", "description", "id"] as const).every(
      (name) => fitted[name] === row[name],
    );
    return { ...fitted, fate: isWhole ? "whole" : "changed" };
  });
}

/**
 * `section`: the title of the section that it belongs to; "" or missing for the one that the rows
 * are added to.
 */
type NewRow = { title: string; description: string; id: string; section?: string };

/** The trimmed ids of a list's rows. */
export const findIds = (sections: readonly DraftSection[]): string[] =>
  sections.flatMap(({ rows }) => rows.map(({ id }) => id.trim())).filter((id) => !isEmptyText(id));

/**
 * Where a section of that title is; a section without title and rows takes the title, and else one
 * is added.
 */
function findSection(sections: DraftSection[], target: number, title: string): number {
  if (title === "") return target;
  const known = sections.findIndex((section) => section.title.trim() === title);
  if (known >= 0) return known;
  const own = sections[target];
  if (own && isEmptyText(own.title) && own.rows.length === 0) {
    sections[target] = { ...own, title };
    return target;
  }
  return sections.push({ title, rows: [] }) - 1;
}

/**
 * A list with rows added to the end of one section, or of those that they name, in place of the
 * blank row that a new section has. A row without an id gets one from its title; an id that was
 * given stays as it is, also where another row has it: that is a problem to be seen, not to be
 * hidden. The draft as it is where there is no such section. Shapes: a draft's form in, the same
 * form out.
 */
export function addRows<D extends { sections: DraftSection[] }>(
  draft: D,
  sectionIndex: number,
  rows: readonly NewRow[],
): D {
  const target = draft.sections[sectionIndex];
  if (!target || rows.length === 0) return draft;
  const kept = target.rows.every(isBlankRow) ? [] : target.rows;
  const sections = draft.sections.with(sectionIndex, { ...target, rows: kept });
  const taken = new Set([...findIds(sections), ...rows.map(({ id }) => id.trim())]);
  for (const { title, description, id, section = "" } of rows) {
    const own = id.trim();
    const made = isEmptyText(own) ? makeRowId(title, taken) : own;
    taken.add(made);
    const at = findSection(sections, sectionIndex, section);
    const added: DraftRow = { id: made, title, description, isIdOwn: !isEmptyText(own) };
    const into = sections[at];
    if (into) sections[at] = { ...into, rows: [...into.rows, added] };
  }
  // Every row went elsewhere: the section that was blank stays as it was.
  if (sections[sectionIndex]?.rows.length === 0) sections[sectionIndex] = target;
  return { ...draft, sections };
}
