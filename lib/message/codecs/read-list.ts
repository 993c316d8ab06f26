import type { ListContent } from "@/lib/message/draft";
import { addNote, type Missing, type Notes, type OpenedForm, quoteShort } from "./form";
import type { JsonNode } from "./json-scan";
import { type Fields, joinPath } from "./open-fields";
import { readSections } from "./read-sections";

/** FlowIQ's fields are "flat", Meta's "nested" objects; "free" accepts both and any known name. */
export type Nesting = "flat" | "nested" | "free";
export type ReadList = { content: ListContent; missing: Missing[] };

type Names = readonly [string, ...string[]];
const HEADER: Names = ["header", "title", "headerText"];
const BODY: Names = ["body", "text", "description", "message", "contentText"];
const FOOTER: Names = ["footer", "footerText"];
const BUTTON: Names = [
  "button",
  "buttonText",
  "buttonLabel",
  "btnText",
  "button_text",
  "listButton",
  "buttons",
  "globalButtons",
];
/** Names that can only mean the button inside an `action`. */
const ACTION_BUTTON: Names = [...BUTTON, "label", "title"];
const SECTIONS: Names = ["sections", "items", "options", "rows", "list", "choices"];

const ROW_LISTS = new Set(["options", "rows", "choices"]);

const isBlank = (text: string): boolean => text.trim() === "";

/** A required text that is missing; one that is present but empty, as in a saved draft, isn't. */
export function findMissing(name: Missing["name"], text: string, node: JsonNode | undefined): Missing[] {
  if (!isBlank(text) || node?.kind === "text") return [];
  return [{ name, isLost: node !== undefined && node.kind !== "word" }];
}

/** Notes that a text was found under another format's name. */
function noteName(
  { path, node }: Fields,
  found: string,
  wanted: string,
  nesting: Nesting,
  { faults }: Notes,
): void {
  if (nesting === "free" || found === wanted) return;
  const words = `“${joinPath(path, found)}” was read as the ${wanted}`;
  addNote(faults, { line: node(found)?.line ?? 1, path: joinPath(path, found), words });
}

function readWords(
  list: Fields,
  names: Names,
  nesting: Nesting,
  notes: Notes,
): { text: string; node?: JsonNode } {
  const key = list.nameOf(...names);
  noteName(list, key, names[0], nesting, notes);
  const node = list.node(key);
  const isNested = node?.kind === "object";
  if (nesting !== "free" && isNested && nesting === "flat") list.reportShape(key, "text");
  if (nesting === "nested" && node?.kind === "text") list.reportShape(key, 'an object with a "text"');
  if (!isNested) return { text: list.text(key), node };
  const object = list.fields(key);
  const type = object.text("type");
  if (type !== "" && type.toLowerCase() !== "text") {
    const words = `A list in Menuet can’t have a ${key} of type ${quoteShort(type)}`;
    addNote(notes.losses, { path: joinPath(list.path, key), words });
    return { text: "", node };
  }
  const text = object.text("text");
  const inner = object.node("text");
  object.reportUnread();
  return { text, node: inner ?? node };
}

const LABEL: Names = ["title", "text", "label", "displayText"];

/** The button's label: a text, a list's only button, or an object that names it. */
function readLabel(
  action: Fields,
  names: Names,
  nesting: Nesting,
  notes: Notes,
): { text: string; node?: JsonNode } {
  const key = action.nameOf(...names);
  noteName(action, key, "button", nesting, notes);
  let node = action.node(key);
  if (node === undefined || node.kind === "text" || node.kind === "word")
    return { text: action.text(key), node };
  action.reportShape(key, "text");
  if (node.kind === "list" && node.items.length === 1) [node] = node.items;
  if (node?.kind === "text") return { text: node.value, node };
  const found =
    node?.kind === "object" ? node.entries.find(({ key: name }) => LABEL.includes(name))?.node : undefined;
  return { text: found?.kind === "text" ? found.value : "", node: found?.kind === "text" ? found : node };
}

/** Finds the button and rows: Meta's `action`, Whapi's `action.list`, Z-API's `optionList`. */
function findAction(list: Fields, nesting: Nesting): Fields {
  if (list.has("optionList")) return list.fields("optionList");
  if (nesting !== "nested" && !list.has("action")) return list;
  const action = list.fields("action");
  return action.node("list")?.kind === "object" ? action.fields("list") : action;
}

/** Reads an `interactive` object of either nesting into a list's content. */
export function readList(list: Fields, nesting: Nesting, notes: Notes): ReadList {
  const action = findAction(list, nesting);
  const isApart = action !== list;
  const header = readWords(list, HEADER, nesting, notes);
  const body = readWords(list, BODY, nesting, notes);
  const footer = readWords(list, FOOTER, nesting, notes);
  const button = readLabel(action, isApart ? ACTION_BUTTON : BUTTON, nesting, notes);
  const holder = isApart && !SECTIONS.some((key) => action.has(key)) ? list : action;
  const key = holder.nameOf(...SECTIONS);
  const { sections, missing } = readSections(holder, key, notes, { areRows: ROW_LISTS.has(key) });
  if (isApart) action.reportUnread();
  list.ignore("listType");
  list.reportUnread();
  return {
    content: { header: header.text, body: body.text, footer: footer.text, button: button.text, sections },
    missing: [
      ...findMissing("body", body.text, body.node),
      ...findMissing("button label", button.text, button.node),
      ...missing,
    ],
  };
}

/** An `interactive` object's kind; null for a list, even one of a misspelt kind with sections. */
export function findOtherKind(list: Fields, notes: Notes): string | null {
  const type = list.text("type");
  if (type === "" || /^(?:list|list_message|single_select)$/i.test(type)) return null;
  const node = list.node("action");
  const action = node?.kind === "object" ? list.fields("action") : list;
  const isKnown =
    /button|cta|product|catalog|flow|reply|location|address|carousel|order|template|media/i.test(type);
  if (isKnown || !SECTIONS.some((key) => action.has(key))) return type;
  const words = `A message of type ${quoteShort(type)} was opened as a list`;
  addNote(notes.faults, { line: list.line, path: joinPath(list.path, "type"), words });
  return null;
}

export const refuseKind = (form: string, kind: string): OpenedForm => ({
  why: `This is ${form} for a message of type ${quoteShort(kind)}. Menuet opens lists, audio and text`,
});
