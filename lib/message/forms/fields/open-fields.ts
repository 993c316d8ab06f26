import { cutText } from "@/lib/message/count";
import { addNote, type Notes, quoteShort } from "@/lib/message/forms/form";
import { findEntry, type JsonNode, type JsonObject } from "@/lib/message/forms/json/node";
import { INPUT_BOUNDS } from "@/lib/message/limits";

export type Item = { node: JsonNode; path: string };

/**
 * An object of a form, field by field. Every reader gives what is there, or what is empty, and notes what was not as it should be.
 * `tellRest` notes each field that nobody asked for as a loss.
 */
export type Fields = {
  readonly path: string;
  readonly line: number;
  has(key: string): boolean;
  node(key: string): JsonNode | undefined;
  text(key: string): string;
  flag(key: string): boolean;
  fields(key: string): Fields;
  items(key: string): Item[];
  ignore(...keys: string[]): void;
  tellRest(): void;
};

const EMPTY: JsonObject = { kind: "object", entries: [], line: 1 };
const SHAPES = { text: "a text", word: "a word", list: "a list", object: "an object" };
const isNothing = (node: JsonNode | undefined): boolean =>
  node === undefined || (node.kind === "word" && node.value.toLowerCase() === "null");

/** A place inside a place; "" is the whole. */
export const joinPath = (path: string, key: string): string => (path === "" ? key : `${path}.${key}`);

function toText(node: JsonNode | undefined, path: string, { faults }: Notes): string {
  if (node === undefined || isNothing(node)) return "";
  const add = (words: string) => addNote(faults, { line: node.line, path, words });
  if (node.kind !== "text" && node.kind !== "word") {
    add(`“${path}” must be a text, and is ${SHAPES[node.kind]}`);
    return "";
  }
  if (node.kind === "word") add(`“${path}” must stand in quotation marks`);
  if (node.value.length <= INPUT_BOUNDS.characters) return node.value;
  add(`“${path}” is far too long: only its first ${INPUT_BOUNDS.characters} characters were opened`);
  return cutText(node.value, INPUT_BOUNDS.characters);
}

function toItems(node: JsonNode | undefined, path: string, { faults }: Notes): Item[] {
  if (node === undefined || isNothing(node)) return [];
  const add = (words: string) => addNote(faults, { line: node.line, path, words });
  if (node.kind !== "list") {
    add(`“${path}” must be a list, and is ${SHAPES[node.kind]}`);
    return [];
  }
  if (node.items.length > INPUT_BOUNDS.items)
    add(`“${path}” has far too many items: only the first ${INPUT_BOUNDS.items} were opened`);
  return node.items
    .slice(0, INPUT_BOUNDS.items)
    .map((item, at) => ({ node: item, path: joinPath(path, `${at}`) }));
}

export function openFields(node: JsonNode | undefined, path: string, notes: Notes): Fields {
  if (node !== undefined && node.kind !== "object" && !isNothing(node)) {
    const words = `“${path}” must be an object, and is ${SHAPES[node.kind]}`;
    addNote(notes.faults, { line: node.line, path, words });
  }
  const object = node?.kind === "object" ? node : EMPTY;
  const asked = new Set<string>();
  const take = (key: string) => {
    asked.add(key);
    return findEntry(object, key);
  };
  return {
    path,
    line: object.line,
    has: (key) => !isNothing(findEntry(object, key)),
    node: take,
    text: (key) => toText(take(key), joinPath(path, key), notes),
    flag: (key) => {
      const found = take(key);
      return found?.kind === "word" && found.value === "true";
    },
    fields: (key) => openFields(take(key), joinPath(path, key), notes),
    items: (key) => toItems(take(key), joinPath(path, key), notes),
    ignore: (...keys) => keys.forEach((key) => asked.add(key)),
    tellRest: () => {
      for (const key of new Set(object.entries.map((entry) => entry.key)))
        if (!asked.has(key))
          addNote(notes.losses, {
            path: joinPath(path, key),
            words: `${quoteShort(key)} is nothing that a message holds`,
          });
    },
  };
}
