import { type DraftRow, type DraftSection, isBlankRow } from "@/lib/message/draft";
import { LIMITS } from "@/lib/message/limits";
import { makeRowId } from "@/lib/message/row-id";
import { cutText, isEmptyText } from "@/lib/message/texts";
import type { ReadRow } from "./read-rows";

/** A pasted row as it will be added: whole, changed to fit, or left out. */
export type FittedRow = ReadRow & { fate: "whole" | "changed" | "left out" };

const cut = ({ section, title, description, id }: ReadRow) => ({
  section: cutText(section, LIMITS.sectionTitle.max).trim(),
  title: cutText(title, LIMITS.rowTitle.max).trim(),
  description: cutText(description, LIMITS.rowDescription.max).trim(),
  id: id.length > LIMITS.rowId.max ? "" : id.trim(),
});

/** Cuts pasted rows to fit; drops ids too long or taken, and rows without a title or `room`. */
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

/** `section`: the title of the row's section; "" or absent for the one that rows are added to. */
type NewRow = { title: string; description: string; id: string; section?: string };

/** The trimmed ids of a list's rows. */
export const findIds = (sections: readonly DraftSection[]): string[] =>
  sections.flatMap(({ rows }) => rows.map(({ id }) => id.trim())).filter((id) => !isEmptyText(id));

/** The section with this title; one without title and rows takes it, else one is added. */
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
 * Adds rows to the end of one section, or of those they name; a blank first row is replaced.
 * A row without an id gets one from its title; a duplicate id stays, to be shown as a problem.
 * Returns the draft unchanged if there is no such section.
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
  // Every row went elsewhere, so the blank section stays as it was.
  if (sections[sectionIndex]?.rows.length === 0) sections[sectionIndex] = target;
  return { ...draft, sections };
}
