import { INPUT_BOUNDS } from "@/lib/message/limits";
import { cutText } from "@/lib/message/texts";
import { addNote, type Notes, quoteShort } from "./form";
import { findEntry, type JsonNode, type JsonObject } from "./json-scan";

export type Item = { node: JsonNode; path: string };

/** Reads an object field by field; wrong types become errors, and unread fields losses. */
export type Fields = {
  readonly path: string;
  readonly line: number;
  has(key: string): boolean;
  /** The first name that has a value, else the first name. */
  nameOf(...keys: [string, ...string[]]): string;
  node(key: string): JsonNode | undefined;
  text(key: string): string;
  flag(key: string): boolean;
  /** Reports a field of the wrong type. */
  reportShape(key: string, wanted: string): void;
  fields(key: string): Fields;
  items(key: string): Item[];
  ignore(...keys: string[]): void;
  /** Names of unread fields with a value. */
  rest(): string[];
  reportUnread(): void;
};

const EMPTY: JsonObject = { kind: "object", entries: [], line: 1 };
const SHAPES = { text: "text", word: "a word", list: "a list", object: "an object" };
const isNothing = (node: JsonNode | undefined): boolean =>
  node === undefined || (node.kind === "word" && node.value.toLowerCase() === "null");

/** Joins two paths; "" is the root. */
export const joinPath = (path: string, key: string): string => (path === "" ? key : `${path}.${key}`);

function toText(node: JsonNode | undefined, path: string, { faults }: Notes): string {
  if (node === undefined || isNothing(node)) return "";
  const add = (words: string) => addNote(faults, { line: node.line, path, words });
  if (node.kind !== "text" && node.kind !== "word") {
    add(`“${path}” must be text, but is ${SHAPES[node.kind]}`);
    return "";
  }
  if (node.kind === "word") add(`“${path}” must be in quotation marks`);
  if (node.value.length <= INPUT_BOUNDS.characters) return node.value;
  add(`“${path}” is too long. Only its first ${INPUT_BOUNDS.characters} characters were opened`);
  return cutText(node.value, INPUT_BOUNDS.characters);
}

function toItems(node: JsonNode | undefined, path: string, { faults }: Notes): Item[] {
  if (node === undefined || isNothing(node)) return [];
  const add = (words: string) => addNote(faults, { line: node.line, path, words });
  if (node.kind !== "list") {
    add(`“${path}” must be a list, but is ${SHAPES[node.kind]}`);
    return [];
  }
  if (node.items.length > INPUT_BOUNDS.items)
    add(`“${path}” has too many items. Only the first ${INPUT_BOUNDS.items} were opened`);
  return node.items
    .slice(0, INPUT_BOUNDS.items)
    .map((item, at) => ({ node: item, path: joinPath(path, `${at}`) }));
}

export function openFields(node: JsonNode | undefined, path: string, notes: Notes): Fields {
  if (node !== undefined && node.kind !== "object" && !isNothing(node)) {
    const words = `“${path}” must be an object, but is ${SHAPES[node.kind]}`;
    addNote(notes.faults, { line: node.line, path, words });
  }
  const object = node?.kind === "object" ? node : EMPTY;
  const asked = new Set<string>();
  const take = (key: string) => {
    asked.add(key);
    return findEntry(object, key);
  };
  const has = (key: string) => !isNothing(findEntry(object, key));
  const rest = () => [...new Set(object.entries.map(({ key }) => key))].filter((key) => !asked.has(key));
  return {
    path,
    line: object.line,
    has,
    nameOf: (...keys) => keys.find(has) ?? keys[0],
    node: take,
    text: (key) => toText(take(key), joinPath(path, key), notes),
    flag: (key) => {
      const found = take(key);
      return found?.kind === "word" && found.value === "true";
    },
    reportShape: (key, wanted) => {
      const found = findEntry(object, key);
      const inner = joinPath(path, key);
      if (found) {
        const words = `“${inner}” must be ${wanted}, but is ${SHAPES[found.kind]}`;
        addNote(notes.faults, { line: found.line, path: inner, words });
      }
    },
    fields: (key) => openFields(take(key), joinPath(path, key), notes),
    items: (key) => toItems(take(key), joinPath(path, key), notes),
    ignore: (...keys) => keys.forEach((key) => asked.add(key)),
    rest: () => rest().filter(has),
    reportUnread: () => {
      for (const key of rest())
        addNote(notes.losses, {
          path: joinPath(path, key),
          words: `${quoteShort(key)} isn’t part of a Menuet message`,
        });
    },
  };
}
