import type { DraftSection } from "@/lib/message/draft";
import { addNote, type Notes } from "@/lib/message/forms/form";
import { INPUT_BOUNDS } from "@/lib/message/limits";
import { type Fields, type Item, openFields } from "./open-fields";

/** Sections of rows as FlowIQ, Meta and Menuet's file write them alike. An id that came from elsewhere is somebody's own. */
export function readSections(
  items: readonly Item[],
  notes: Notes,
  isIdOwn: (row: Fields) => boolean = () => true,
): DraftSection[] {
  let room: number = INPUT_BOUNDS.items;
  return items.map((item) => {
    const section = openFields(item.node, item.path, notes);
    const title = section.text("title");
    const all = section.items("rows");
    const rows = all.slice(0, room).map(({ node, path }) => {
      const row = openFields(node, path, notes);
      const read = {
        id: row.text("id"),
        title: row.text("title"),
        description: row.text("description"),
        isIdOwn: isIdOwn(row),
      };
      row.tellRest();
      return read;
    });
    if (all.length > room) {
      const words = `More than ${INPUT_BOUNDS.items} rows in all: the rest was left out`;
      addNote(notes.faults, { line: section.line, path: item.path, words });
    }
    room -= rows.length;
    section.tellRest();
    return { title, rows };
  });
}
