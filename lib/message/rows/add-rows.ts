import { isBlankRow } from "@/lib/message/blank-draft";
import type { DraftSection } from "@/lib/message/draft";
import { makeRowId } from "@/lib/message/row-id";

type NewRow = { title: string; description: string; id: string };

/** The trimmed ids of a list's rows. */
export const findIds = (sections: readonly DraftSection[]): string[] =>
  sections.flatMap(({ rows }) => rows.map(({ id }) => id.trim())).filter((id) => id !== "");

/**
 * A list with rows added to the end of one section, in place of the blank row that a new section has. A row without an id gets
 * one from its title; an id that was given stays as it is, also where another row has it: that is a problem to be seen, not to be
 * hidden. The draft as it is where there is no such section. Shapes: a draft's form in, the same form out.
 */
export function addRows<D extends { sections: DraftSection[] }>(
  draft: D,
  sectionIndex: number,
  rows: readonly NewRow[],
): D {
  const section = draft.sections[sectionIndex];
  if (!section || rows.length === 0) return draft;
  const kept = section.rows.every(isBlankRow) ? [] : section.rows;
  const others = draft.sections.with(sectionIndex, { ...section, rows: kept });
  const taken = new Set([...findIds(others), ...rows.map(({ id }) => id.trim())]);
  const added = rows.map(({ title, description, id }) => {
    const own = id.trim();
    const made = own === "" ? makeRowId(title, taken) : own;
    taken.add(made);
    return { id: made, title, description, isIdOwn: own !== "" };
  });
  return { ...draft, sections: draft.sections.with(sectionIndex, { ...section, rows: [...kept, ...added] }) };
}
