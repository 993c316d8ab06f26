import { type DraftRow, type DraftSection, emptySection } from "@/lib/message/draft";
import { INPUT_BOUNDS } from "@/lib/message/limits";
import { makeRowId } from "@/lib/message/row-id";
import { addNote, type Missing, type Notes } from "./form";
import type { JsonNode } from "./json-scan";
import { type Fields, type Item, joinPath, openFields } from "./open-fields";

// FlowIQ's own names, and those of Baileys, Evolution API, WPPConnect, Gupshup and Z-API.
const ID = ["id", "rowId", "row_id", "postbackText", "optionId", "value", "key"] as const;
const TITLE = ["title", "text", "item", "name", "label"] as const;
const DESCRIPTION = ["description", "subtitle", "desc"] as const;
const ROWS = ["rows", "options", "items", "choices"] as const;

const PLACEHOLDER = /^\s*(?:=?\{\{|\$\{|<%|\{%)/;

/** `isIdThere`: an id is present, maybe empty; `isIdLost`: something may have been an id. */
type ReadRow = { row: DraftRow; line: number; isIdThere: boolean; isIdLost: boolean };

/** Splits rows that some services write as one text: "option_1,option_2". */
function splitWords(text: string): string[] {
  // Another tool's placeholder: the rows themselves aren't here.
  if (PLACEHOLDER.test(text)) return [];
  const mark = [/[\r\n]+/, /;/, /\|/, /,/].find((each) => each.test(text)) ?? /,/;
  return text
    .split(mark)
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

const toWord = (title: string, line: number): ReadRow => ({
  row: { id: "", title, description: "", isIdOwn: false },
  line,
  isIdThere: false,
  isIdLost: false,
});

/** `name`: the row's key in an object of rows, used as its id if it has no other. */
function readRow(
  { node, path }: Item,
  notes: Notes,
  isIdOwn: (row: Fields) => boolean,
  name?: string,
): ReadRow {
  const fields = openFields(node, path, notes);
  if (node.kind === "text") return toWord(node.value, node.line);
  fields.ignore("type");
  const isIdThere = ID.some((key) => fields.node(key) !== undefined && fields.has(key));
  const isEmptyId = fields.node("id")?.kind === "text";
  const id = fields.text(fields.nameOf(...ID));
  const title = fields.text(fields.nameOf(...TITLE));
  const description = fields.text(fields.nameOf(...DESCRIPTION));
  const row = { id: id || (name ?? ""), title, description, isIdOwn: isIdOwn(fields) };
  const isIdLost = row.id === "" && !isEmptyId && (isIdThere || fields.rest().length > 0);
  fields.reportUnread();
  return { row, line: fields.line, isIdThere: isIdThere || isEmptyId || row.id !== "", isIdLost };
}

const isRow = (fields: Fields): boolean => [...ID, ...TITLE].some((key) => fields.node(key)?.kind === "text");

/** Reads rows as a list of objects, or as people write them: words, one text, or an object. */
function readRows(holder: Fields, key: string, notes: Notes, isIdOwn: (row: Fields) => boolean): ReadRow[] {
  const node = holder.node(key);
  const path = joinPath(holder.path, key);
  if (node?.kind === "text") {
    holder.reportShape(key, "a list");
    return splitWords(node.value).map((word) => toWord(word, node.line));
  }
  if (node?.kind !== "object") return holder.items(key).map((item) => readRow(item, notes, isIdOwn));
  holder.reportShape(key, "a list");
  if (isRow(openFields(node, path, { faults: [], losses: [] })))
    return [readRow({ node, path }, notes, isIdOwn)];
  return node.entries.map((entry) => {
    const item = { node: entry.node, path: joinPath(path, entry.key) };
    if (entry.node.kind !== "text") return readRow(item, notes, isIdOwn, entry.key);
    const row = { id: entry.key, title: entry.node.value, description: "", isIdOwn: true };
    return { row, line: entry.line, isIdThere: true, isIdLost: false };
  });
}

/** The rows of a section that is itself a list. */
const readItemRows = ({ node, path }: Item, notes: Notes, isIdOwn: (row: Fields) => boolean): ReadRow[] =>
  node.kind === "list"
    ? node.items
        .slice(0, INPUT_BOUNDS.items)
        .map((item, at) => readRow({ node: item, path: joinPath(path, `${at}`) }, notes, isIdOwn))
    : [];

/** Whether a list's item is a row, not a section; `areRows`: the list's name says it holds rows. */
function isLooseRow(node: JsonNode, areRows: boolean): boolean {
  if (node.kind === "text") return true;
  if (node.kind !== "object") return areRows;
  const names = new Set(node.entries.map(({ key }) => key));
  if (ROWS.some((key) => names.has(key))) return false;
  return (
    areRows || ([...ID, ...DESCRIPTION].some((key) => names.has(key)) && TITLE.some((key) => names.has(key)))
  );
}

type ReadSections = { sections: DraftSection[]; missing: Missing[] };
type IsIdOwn = (row: Fields) => boolean;
type Section = { title: string; rows: ReadRow[]; line: number; path: string };

/** Counts the texts and numbers in a value, whatever its shape. */
function countTexts(node: JsonNode | undefined): number {
  const sum = (nodes: readonly JsonNode[]) => nodes.reduce((count, inner) => count + countTexts(inner), 0);
  if (node?.kind === "list") return sum(node.items);
  if (node?.kind === "object") return sum(node.entries.map((entry) => entry.node));
  return node === undefined || /^(?:true|false|null|\s*)$/i.test(node.value) ? 0 : 1;
}

/** Gives rows without an id one from their title, as in the composer; an empty id stays empty. */
function fillIds(rows: readonly ReadRow[], { faults }: Notes): void {
  const bare = rows.filter(({ row, isIdThere }) => !isIdThere && row.title.trim() !== "");
  const taken = new Set(rows.map(({ row }) => row.id.trim()));
  for (const { row } of bare) {
    row.id = makeRowId(row.title, taken);
    row.isIdOwn = false;
    taken.add(row.id);
  }
  const [first] = bare;
  if (!first) return;
  const words =
    bare.length === 1
      ? "A row had no ID. It got one from its title"
      : `${bare.length} rows had no ID. They got IDs from their titles`;
  addNote(faults, { line: first.line, path: "", words });
}

/** A draft may be saved without rows; they are lost only if something wasn't read. */
function findMissing(node: JsonNode | undefined, sections: readonly Section[]): Missing[] {
  const rows = sections.flatMap((section) => section.rows);
  if (!rows.some(({ row }) => (row.id + row.title + row.description).trim() !== "")) {
    const titles = sections.filter(({ title }) => title.trim() !== "").length;
    const isLost = countTexts(node) > titles;
    return node?.kind === "list" && !isLost ? [] : [{ name: "rows", isLost }];
  }
  const areLost = rows.every(({ row }) => row.id === "") && rows.some(({ isIdLost }) => isIdLost);
  return areLost ? [{ name: "row IDs", isLost: true }] : [];
}

function readSection(item: Item, notes: Notes, isIdOwn: IsIdOwn, name = ""): Section {
  const fields = openFields(item.node, item.path, notes);
  const title = fields.text("title");
  const rows = readRows(fields, fields.nameOf(...ROWS), notes, isIdOwn);
  fields.reportUnread();
  return { title: title || name, rows, line: fields.line, path: item.path };
}

/** Reads an object in place of a list: one section, or a section per name. */
function readNamed(node: JsonNode, path: string, notes: Notes, isIdOwn: IsIdOwn): Section[] {
  if (node.kind !== "object") return [];
  const fields = openFields(node, path, notes);
  if (ROWS.some((key) => fields.has(key))) return [readSection({ node, path }, notes, isIdOwn)];
  return node.entries.map(({ key, node: inner, line }) => {
    const item = { node: inner, path: joinPath(path, key) };
    const isSection =
      inner.kind === "object" && inner.entries.some((entry) => ROWS.includes(entry.key as "rows"));
    if (isSection) return readSection(item, notes, isIdOwn, /^\d+$/.test(key) ? "" : key);
    return { title: key, rows: readRows(fields, key, notes, isIdOwn), line, path: item.path };
  });
}

/** Reads a list's sections; consecutive rows outside any section form one of their own. */
function readItems(items: readonly Item[], areRows: boolean, notes: Notes, isIdOwn: IsIdOwn): Section[] {
  const sections: Section[] = [];
  const toSection = (item: Item): Section =>
    item.node.kind === "list"
      ? { title: "", rows: readItemRows(item, notes, isIdOwn), line: item.node.line, path: item.path }
      : readSection(item, notes, isIdOwn);
  let loose: ReadRow[] | null = null;
  for (const item of items) {
    if (!isLooseRow(item.node, areRows)) {
      loose = null;
      sections.push(toSection(item));
      continue;
    }
    if (loose === null) {
      loose = [];
      sections.push({ title: "", rows: loose, line: item.node.line, path: item.path });
    }
    loose.push(readRow(item, notes, isIdOwn));
  }
  return sections;
}

/** Leaves out more rows than any draft can hold. */
function cutRows(sections: readonly Section[], notes: Notes): Section[] {
  let room: number = INPUT_BOUNDS.items;
  return sections.map((section) => {
    const rows = section.rows.slice(0, room);
    if (section.rows.length > room) {
      const words = `More than ${INPUT_BOUNDS.items} rows. The rest were left out`;
      addNote(notes.faults, { line: section.line, path: section.path, words });
    }
    room -= rows.length;
    return { ...section, rows };
  });
}

/** Reads the value under a name, whatever its shape. */
function readAny(holder: Fields, key: string, areRows: boolean, notes: Notes, isIdOwn: IsIdOwn): Section[] {
  const node = holder.node(key);
  const path = joinPath(holder.path, key);
  const whole = { title: "", line: node?.line ?? 1, path };
  if (node?.kind === "text") return [{ ...whole, rows: readRows(holder, key, notes, isIdOwn) }];
  if (node?.kind === "object") {
    holder.reportShape(key, "a list");
    return readNamed(node, path, notes, isIdOwn);
  }
  const read = readItems(holder.items(key), areRows, notes, isIdOwn);
  return areRows && read.length === 0 ? [{ ...whole, rows: [] }] : read;
}

type Options = { isIdOwn?: IsIdOwn; areRows?: boolean };

/**
 * Reads sections in the shape that FlowIQ, Meta and Menuet share, and in looser ones.
 * `areRows`: the list's name says that it holds rows, not sections.
 * An id from elsewhere counts as chosen (`isIdOwn`), so it doesn't follow the title.
 */
export function readSections(
  holder: Fields,
  key: string,
  notes: Notes,
  { isIdOwn = () => true, areRows = false }: Options = {},
): ReadSections {
  const node = holder.node(key);
  if (!holder.has(key)) return { sections: [emptySection()], missing: findMissing(node, []) };
  const kept = cutRows(readAny(holder, key, areRows, notes, isIdOwn), notes);
  const rows = kept.flatMap((section) => section.rows);
  const missing = findMissing(node, kept);
  if (missing.length === 0) fillIds(rows, notes);
  const sections = kept.map((section) => ({
    title: section.title,
    rows: section.rows.map(({ row }) => row),
  }));
  return { sections, missing };
}
