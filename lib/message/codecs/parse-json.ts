import { type Fault, FORM_BOUNDS, quoteShort } from "./form";
import {
  addEnd,
  addFault,
  type JsonEntry,
  type JsonNode,
  type JsonObject,
  type LineOf,
  readBetween,
  type Scan,
  skipNested,
  skipSpace,
  startScan,
  takeMatch,
} from "./json-scan";

/** Opening quotes and their closing ones; all but `"` come from word processors or JavaScript. */
const CLOSINGS = new Map([
  ['"', '"'],
  ["'", "'"],
  ["“", "”"],
  ["‘", "’"],
  ["`", "`"],
]);
const toPlain = (close: string) => new RegExp(`[^${close}\\\\\r\n]*`, "y");
const PLAIN = new Map(Array.from(CLOSINGS.values(), (close) => [close, toPlain(close)]));
const ESCAPES = new Map(Object.entries({ b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" }));
const HEX = /[0-9a-f]{4}/iy;
const LINE_BREAK = /\r\n?|\n/y;

const opensText = (scan: Scan): boolean => CLOSINGS.has(scan.text.charAt(scan.at));

function readEscape(scan: Scan, path: string): string {
  const start = scan.at++;
  const [letter = ""] = scan.text.slice(scan.at, scan.at + 2);
  scan.at += letter.length;
  if (`"\\/`.includes(letter)) return letter;
  if (letter === "u") {
    const hex = takeMatch(scan, HEX);
    if (hex !== "") return String.fromCharCode(Number.parseInt(hex, 16));
  }
  const meant = ESCAPES.get(letter);
  if (meant === undefined) addFault(scan, path, `${quoteShort(`\\${letter}`)} isn’t valid in JSON`, start);
  return meant ?? letter;
}

/** The index of the closing quote after `from`, or null. */
function findClose(scan: Scan, close: string, from: number): number | null {
  for (let at = from; !scan.absent.has(close) && at < scan.text.length; at++) {
    if (scan.text[at] === "\\") at++;
    else if (scan.text[at] === close) return at;
  }
  scan.absent.add(close);
  return null;
}

/** Whether a text goes on past a line break: JSON must follow its next quotation mark. */
function goesOn(scan: Scan, close: string): boolean {
  const end = findClose(scan, close, scan.at);
  return end !== null && /^\s*(?:[,:}\]]|$)/.test(scan.text.slice(end + 1, end + 100));
}

/** Reads a quoted text with its line breaks; without a closing quote it ends with its line. */
function readText(scan: Scan, path: string): string {
  const start = scan.at++;
  const open = scan.text.charAt(start);
  const close = CLOSINGS.get(open) ?? open;
  if (open !== '"') addFault(scan, path, `JSON uses " as its quotation mark, not ${open}`, start);
  const plain = PLAIN.get(close) ?? toPlain(close);
  const parts: string[] = [];
  let isOverLines = false;
  for (;;) {
    parts.push(takeMatch(scan, plain));
    const next = scan.text[scan.at];
    if (next === undefined) {
      addEnd(scan, path);
      return parts.join("");
    }
    if (next === close) {
      scan.at++;
      return parts.join("");
    }
    if (next === "\\") parts.push(readEscape(scan, path));
    else if (isOverLines || goesOn(scan, close)) {
      if (!isOverLines) addFault(scan, path, "In JSON, a line break in a text is written as \\n");
      isOverLines = true;
      parts.push(takeMatch(scan, LINE_BREAK).replace(/\r\n?/, "\n"));
    } else {
      addFault(scan, path, "This text has no closing quotation mark", start);
      // The comma that ends such a line was meant to follow the quotation mark.
      const text = parts.join("");
      const comma = /,[^\S\r\n]*$/.exec(text);
      scan.at -= comma?.[0].length ?? 0;
      return text.slice(0, comma?.index);
    }
  }
}

const BARE = /[^\s,:{}[\]"'“‘]+/y;
/** Ruby and PHP write an arrow. */
const COLON = /:|=>/y;
const WORD = /^(?:-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|true|false|null|none)$/i;
/** Template placeholders: n8n's {{ … }}, ${…}, Jinja's {% … %}, <%= … %> and <YOUR_NUMBER>. */
const PLACEHOLDER =
  /(?:=?\{\{(?!\s*["'“{}])(?:[^{}]|\{[^{}]{0,300}\}){0,500}\}\}|\{%[^%]{0,1000}%\}|\$\{[^{}]{0,1000}\}|<%[^%]{0,1000}%>|<[\w .+-]{1,60}>)[^\s,:{}[\]"'“‘]*/y;
/** Python's string prefixes, and calls that turn an object into text. */
const PREFIX = /[fFrRbBuU]{1,2}(?=["'])|(?:JSON\.stringify|json\.dumps)\(\s*(?=[{["'`])/y;
const CLOSE = /\s*(?:,\s*(?:null|None|undefined|indent\s*=)[^(){}"']{0,20})?\)/y;
const PLUS = /\s*\+\s*/y;

const TOO_DEEP = `Nested more than ${FORM_BOUNDS.depth} levels deep and left out`;

const toPath = (path: string, step: string | number): string => (path === "" ? `${step}` : `${path}.${step}`);

function takePlaceholder(scan: Scan, path: string): string {
  const filled = takeMatch(scan, PLACEHOLDER);
  if (filled !== "") {
    const words = `${quoteShort(filled)} is filled in by another tool. Replace it before you send`;
    addFault(scan, path, words, scan.at - filled.length);
  }
  return filled;
}

/** Texts joined by "+", with a placeholder for each variable. */
function readSum(scan: Scan, path: string, first: string): string {
  const parts = [first];
  const isSum = () => takeMatch(scan, PLUS) !== "";
  while (isSum()) {
    const start = scan.at;
    if (opensText(scan)) parts.push(readText(scan, path));
    else {
      const bare = takeMatch(scan, BARE);
      if (bare === "") break;
      addFault(
        scan,
        path,
        `${quoteShort(bare)} is a variable of a program. Menuet can’t read its value`,
        start,
      );
      parts.push(`{{${bare}}}`);
    }
  }
  return parts.join("");
}

/** Reads a value; null if none begins. */
function readValue(scan: Scan, path: string): JsonNode | null {
  skipSpace(scan, path);
  const line = scan.lineOf(scan.at);
  const filled = takePlaceholder(scan, path);
  if (filled !== "") return { kind: "text", value: filled, line };
  if (takeMatch(scan, PREFIX).endsWith("(")) {
    const inner = readValue(scan, path);
    takeMatch(scan, CLOSE);
    return inner;
  }
  const start = scan.at;
  const next = scan.text.charAt(scan.at);
  if (next === "{" || next === "[") {
    if (scan.open.length < FORM_BOUNDS.depth)
      return next === "{" ? readObject(scan, path) : readList(scan, path);
    addFault(scan, path, TOO_DEEP);
    skipNested(scan);
    return { kind: "word", value: "null", line };
  }
  if (opensText(scan)) return { kind: "text", value: readSum(scan, path, readText(scan, path)), line };
  const bare = takeMatch(scan, BARE);
  if (bare === "") return null;
  if (WORD.test(bare)) return { kind: "word", value: bare.toLowerCase() === "none" ? "null" : bare, line };
  addFault(
    scan,
    path,
    `${quoteShort(bare)} isn’t valid JSON and was left out. Put text in quotation marks`,
    start,
  );
  return { kind: "word", value: "null", line };
}

function readEntry(scan: Scan, path: string): JsonEntry | null {
  if (takePlaceholder(scan, path) !== "") return null;
  const line = scan.lineOf(scan.at);
  const isQuoted = opensText(scan);
  const key = isQuoted ? readText(scan, path) : takeMatch(scan, BARE);
  if (!isQuoted && key !== "") addFault(scan, path, `The name ${quoteShort(key)} must be in quotation marks`);
  if (!isQuoted && key === "") {
    addFault(scan, path, `${scan.text.charAt(scan.at)} doesn’t belong here and was left out`);
    scan.at++;
    return null;
  }
  skipSpace(scan, path);
  if (scan.at >= scan.text.length) return null;
  if (takeMatch(scan, COLON) !== "") skipSpace(scan, path);
  else addFault(scan, path, `Missing colon after ${quoteShort(key)}`);
  const inner = toPath(path, key.slice(0, 100));
  const node = readValue(scan, inner);
  if (node === null && scan.at < scan.text.length) addFault(scan, inner, `${quoteShort(key)} has no value`);
  return { key, line, node: node ?? { kind: "word", value: "null", line } };
}

function readObject(scan: Scan, path: string): JsonObject {
  const node: JsonObject = { kind: "object", entries: [], line: scan.lineOf(scan.at) };
  const seen = new Set<string>();
  readBetween(scan, path, "}", () => {
    const entry = readEntry(scan, path);
    if (entry === null) return false;
    if (seen.has(entry.key))
      addFault(scan, path, `${quoteShort(entry.key)} appears twice. The last one was used`);
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
    addFault(scan, path, `${scan.text.charAt(scan.at)} doesn’t belong here and was left out`);
    scan.at++;
    return false;
  });
  return node;
}

/** Accepted around JSON: a code fence, list brackets, a statement's end, or another object. */
const BEFORE = /^\s*(?:`{3}\w*\s*)?[\s[,]*$/;
const LEAVINGS = /^[\s;,)\]`]*(?:\{|$)/;

/**
 * Reads the first object from `from` on, as far as possible; null if none begins.
 * What JSON.parse rejects is reported and skipped; with `isAll`, so is text around the object.
 * `end`: where it stopped. Never throws; linear in the text's length.
 */
export function parseTolerantJson(
  text: string,
  lineOf: LineOf,
  from = 0,
  isAll = true,
): { root: JsonObject | null; faults: Fault[]; end: number } {
  const start = text.indexOf("{", from);
  if (start < 0) return { root: null, faults: [], end: text.length };
  const scan = startScan(text, lineOf, start);
  const before = text.slice(from, start);
  if (isAll && !BEFORE.test(before))
    addFault(scan, "", "The text before the first { was left out", from + before.search(/\S/));
  const root = readObject(scan, "");
  const rest = text.slice(scan.at);
  if (isAll && !LEAVINGS.test(rest))
    addFault(scan, "", "The text after the JSON was left out", scan.at + rest.search(/\S/));
  return { root, faults: scan.faults, end: scan.at };
}
