import { type Fault, FORM_BOUNDS, quoteShort } from "@/lib/message/forms/form";
import type { LineOf } from "./line-of";
import type { JsonEntry, JsonNode, JsonObject } from "./node";
import { opensText, readText } from "./read-text";
import { addEnd, addFault, type Scan, skipSpace, startScan, takeMatch } from "./scan";

const BARE = /[^\s,:{}[\]"'“‘]+/y;
const WORD = /^(?:-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|true|false|null)$/i;
const TOO_DEEP = `Nested more than ${FORM_BOUNDS.depth} deep, and left out`;

const toPath = (path: string, step: string | number): string => (path === "" ? `${step}` : `${path}.${step}`);

/** Goes past a list or an object without looking into it. */
function skipNested(scan: Scan): void {
  let depth = 0;
  for (; scan.at < scan.text.length; scan.at++) {
    const next = scan.text.charAt(scan.at);
    if (next === '"')
      while (++scan.at < scan.text.length && scan.text[scan.at] !== '"')
        if (scan.text[scan.at] === "\\") scan.at++;
    if (next === "{" || next === "[") depth++;
    if ((next === "}" || next === "]") && --depth === 0) break;
  }
  scan.at++;
}

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

/** One step inside a list or an object. `isOver`: its closing bracket was met, or another's, or the end. */
function meetMark(
  scan: Scan,
  path: string,
  close: string,
  hasComma: boolean,
): "over" | "comma" | "skipped" | null {
  skipSpace(scan, path);
  const next = scan.text[scan.at];
  if (next === undefined) {
    addEnd(scan, path);
    return "over";
  }
  if (next === close) {
    if (hasComma) addFault(scan, path, `There is a comma too many before ${close}`);
    scan.at++;
    return "over";
  }
  if (next === "}" || next === "]") {
    if (scan.open.slice(0, -1).includes(next)) {
      addFault(scan, path, `${close} is missing before ${next}`);
      return "over";
    }
    addFault(scan, path, `${next} closes nothing here, and was left out`);
    scan.at++;
    return "skipped";
  }
  if (next !== ",") return null;
  if (hasComma) addFault(scan, path, "There is a comma too many");
  scan.at++;
  return "comma";
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

/** What both kinds of brackets share: commas, the end, and brackets that do not match. `readOne` reads what is neither. */
function readBetween(scan: Scan, path: string, close: "]" | "}", readOne: () => boolean): void {
  scan.open.push(close);
  scan.at++;
  // At the start, and after what was left out, a comma is neither missing nor one too many.
  let after: "start" | "value" | "comma" = "start";
  for (;;) {
    const met = meetMark(scan, path, close, after === "comma");
    if (met === "over") break;
    if (met === "comma" && after === "start") addFault(scan, path, "There is a comma too many", scan.at - 1);
    if (met === "comma") after = "comma";
    if (met !== null) continue;
    if (after === "value") addFault(scan, path, "A comma is missing before this");
    if (readOne()) after = "value";
    else if (after === "value") after = "comma";
  }
  scan.open.pop();
}

function readObject(scan: Scan, path: string): JsonNode {
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

/** What people copy along with JSON: the fence of a code block, and the end of a statement. */
const FENCE_START = /^\s*`{3}\w*\s*$/;
const LEAVINGS = /^[\s;)`]*$/;

/**
 * The first object in a text, read as far as it can be: whatever JSON.parse would stumble over is told at its line and gone
 * past. Null where no object begins. Never throws; linear in the text's length.
 */
export function parseJson(text: string, lineOf: LineOf): { root: JsonObject | null; faults: Fault[] } {
  const start = text.indexOf("{");
  if (start < 0) return { root: null, faults: [] };
  const scan = startScan(text, lineOf, start);
  const before = text.slice(0, start);
  if (before.trim() !== "" && !FENCE_START.test(before))
    addFault(scan, "", "What stands before the first { was left out", before.search(/\S/));
  const root = readObject(scan, "") as JsonObject;
  const rest = text.slice(scan.at);
  if (!LEAVINGS.test(rest))
    addFault(scan, "", "What follows the end of the JSON was left out", scan.at + rest.search(/\S/));
  return { root, faults: scan.faults };
}
