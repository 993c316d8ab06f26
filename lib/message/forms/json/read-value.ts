import { FORM_BOUNDS, quoteShort } from "@/lib/message/forms/form";
import { readBetween, skipNested } from "./brackets";
import type { JsonEntry, JsonNode, JsonObject } from "./node";
import { opensText, readText } from "./read-text";
import { addFault, type Scan, skipSpace, takeMatch } from "./scan";

const BARE = /[^\s,:{}[\]"'“‘]+/y;
const WORD = /^(?:-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|true|false|null)$/i;
const TOO_DEEP = `Nested more than ${FORM_BOUNDS.depth} deep, and left out`;

const toPath = (path: string, step: string | number): string => (path === "" ? `${step}` : `${path}.${step}`);

/** A value, or null where none begins. */
function readValue(scan: Scan, path: string): JsonNode | null {
  skipSpace(scan, path);
  const line = scan.lineOf(scan.at);
  const start = scan.at;
  const next = scan.text.charAt(scan.at);
  if (next === "{" || next === "[") {
    if (scan.open.length < FORM_BOUNDS.depth)
      return next === "{" ? readObject(scan, path) : readList(scan, path);
    addFault(scan, path, TOO_DEEP);
    skipNested(scan);
    return { kind: "word", value: "null", line };
  }
  if (opensText(scan)) return { kind: "text", value: readText(scan, path), line };
  const bare = takeMatch(scan, BARE);
  if (bare === "") return null;
  if (WORD.test(bare)) return { kind: "word", value: bare, line };
  addFault(
    scan,
    path,
    `${quoteShort(bare)} is no JSON, and was left out: a text stands in quotation marks`,
    start,
  );
  return { kind: "word", value: "null", line };
}

function readEntry(scan: Scan, path: string): JsonEntry | null {
  const line = scan.lineOf(scan.at);
  const isQuoted = opensText(scan);
  const key = isQuoted ? readText(scan, path) : takeMatch(scan, BARE);
  if (!isQuoted && key !== "")
    addFault(scan, path, `The name ${quoteShort(key)} must stand in quotation marks`);
  if (!isQuoted && key === "") {
    addFault(scan, path, `${scan.text.charAt(scan.at)} has no place here, and was left out`);
    scan.at++;
    return null;
  }
  skipSpace(scan, path);
  if (scan.at >= scan.text.length) return null;
  if (scan.text[scan.at] === ":") scan.at++;
  else addFault(scan, path, `A colon is missing after ${quoteShort(key)}`);
  const inner = toPath(path, key.slice(0, 100));
  const node = readValue(scan, inner);
  if (node === null && scan.at < scan.text.length) addFault(scan, inner, `${quoteShort(key)} has no value`);
  return { key, line, node: node ?? { kind: "word", value: "null", line } };
}

export function readObject(scan: Scan, path: string): JsonObject {
  const node: JsonObject = { kind: "object", entries: [], line: scan.lineOf(scan.at) };
  const seen = new Set<string>();
  readBetween(scan, path, "}", () => {
    const entry = readEntry(scan, path);
    if (entry === null) return false;
    if (seen.has(entry.key))
      addFault(scan, path, `${quoteShort(entry.key)} is there twice: the last one counts`);
    seen.add(entry.key);
    node.entries.push(entry);
    return true;
  });
  return node;
}

function readList(scan: Scan, path: string): JsonNode {
  const node: JsonNode = { kind: "list", items: [], line: scan.lineOf(scan.at) };
  readBetween(scan, path, "]", () => {
    const item = readValue(scan, toPath(path, node.items.length));
    if (item !== null) {
      node.items.push(item);
      return true;
    }
    addFault(scan, path, `${scan.text.charAt(scan.at)} has no place here, and was left out`);
    scan.at++;
    return false;
  });
  return node;
}
