import { emptySection, type ListContent } from "@/lib/message/draft";
import { addNote, type Notes, quoteShort } from "@/lib/message/forms/form";
import { type Fields, joinPath } from "./open-fields";
import { readSections } from "./read-sections";

/** FlowIQ writes the fields of a list flat, Meta as objects with a text in them; the wrong one of the two is read as well. */
export type Nesting = "flat" | "nested";

function readWords(list: Fields, key: string, nesting: Nesting, notes: Notes): string {
  const node = list.node(key);
  const isNested = node?.kind === "object";
  if (node !== undefined && isNested !== (nesting === "nested") && (isNested || node.kind === "text")) {
    const words = isNested
      ? "must be a text, and is an object"
      : 'must be an object with a "text", and is a text';
    addNote(notes.faults, {
      line: node.line,
      path: joinPath(list.path, key),
      words: `“${joinPath(list.path, key)}” ${words}`,
    });
  }
  if (!isNested) return list.text(key);
  const object = list.fields(key);
  const type = object.text("type");
  if (type !== "" && type !== "text") {
    const words = `A ${key} of type ${quoteShort(type)} is nothing that a list of Menuet’s holds`;
    addNote(notes.losses, { path: joinPath(list.path, key), words });
    return "";
  }
  const text = object.text("text");
  object.tellRest();
  return text;
}

/** An `interactive` object of either nesting as what a list says. */
export function readList(list: Fields, nesting: Nesting, notes: Notes): ListContent {
  const type = list.text("type");
  if (type !== "" && type !== "list") {
    const words = `A message of type ${quoteShort(type)} was opened as a list`;
    addNote(notes.faults, { line: list.line, path: joinPath(list.path, "type"), words });
  }
  const action = nesting === "nested" || list.has("action") ? list.fields("action") : list;
  const content = {
    header: readWords(list, "header", nesting, notes),
    body: readWords(list, "body", nesting, notes),
    footer: readWords(list, "footer", nesting, notes),
    button: action.text("button"),
    sections: action.has("sections") ? readSections(action.items("sections"), notes) : [emptySection()],
  };
  if (action !== list) action.tellRest();
  list.tellRest();
  return content;
}
