import { type Fault, FORM_BOUNDS } from "./form";

/** The line (from 1) of a character's index. */
export type LineOf = (at: number) => number;

export function makeLineOf(text: string): LineOf {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  return (at) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

/** JSON with each value's line (from 1); `word` is a number, true, false or null, as written. */
export type JsonNode = { line: number } & (
  | { kind: "text"; value: string }
  | { kind: "word"; value: string }
  | { kind: "list"; items: JsonNode[] }
  | { kind: "object"; entries: JsonEntry[] }
);
export type JsonObject = Extract<JsonNode, { kind: "object" }>;

/** A list, not object keys, so that no name can affect JavaScript. */
export type JsonEntry = { key: string; line: number; node: JsonNode };

/** The last value of this name, as in JSON.parse. */
export const findEntry = (node: JsonObject, key: string): JsonNode | undefined =>
  node.entries.findLast((entry) => entry.key === key)?.node;

/** `open`: the unclosed brackets; `absent`: quotation marks that don't occur again. */
export type Scan = {
  readonly text: string;
  readonly lineOf: LineOf;
  readonly faults: Fault[];
  readonly open: string[];
  readonly absent: Set<string>;
  at: number;
  hasEnded: boolean;
};

export const startScan = (text: string, lineOf: LineOf, at: number): Scan => ({
  ...{ text, lineOf, at },
  faults: [],
  open: [],
  absent: new Set(),
  hasEnded: false,
});

export function addFault(scan: Scan, path: string, words: string, at = scan.at): void {
  if (scan.faults.length >= FORM_BOUNDS.notes) return;
  scan.faults.push({ line: scan.lineOf(Math.min(at, scan.text.length - 1)), path, words });
}

/** The text is incomplete: reported once, however many brackets are open. */
export function addEnd(scan: Scan, path: string): void {
  if (!scan.hasEnded) addFault(scan, path, "The text is incomplete", scan.text.trimEnd().length - 1);
  scan.hasEnded = true;
}

// An unclosed comment runs to the end, so it is searched for only once.
const SPACE = /(?:\s|\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|$)|<!--[^]*?(?:-->|$))*/y;

/** Skips white space and comments, which documentation has but JSON doesn't. */
export function skipSpace(scan: Scan, path: string): void {
  SPACE.lastIndex = scan.at;
  const space = SPACE.exec(scan.text)?.[0] ?? "";
  if (space.trim() !== "") addFault(scan, path, "JSON has no comments. This comment was left out");
  scan.at += space.length;
}

/** Consumes and returns the match here, or "". `pattern` is sticky. */
export function takeMatch(scan: Scan, pattern: RegExp): string {
  pattern.lastIndex = scan.at;
  const match = pattern.exec(scan.text)?.[0] ?? "";
  scan.at += match.length;
  return match;
}

/** Skips a list or object. */
export function skipNested(scan: Scan): void {
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

/** One step in a list or object; "over" is a closing bracket or the end. */
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
    if (hasComma) addFault(scan, path, `Extra comma before ${close}`);
    scan.at++;
    return "over";
  }
  if (next === "}" || next === "]") {
    if (scan.open.slice(0, -1).includes(next)) {
      addFault(scan, path, `${close} is missing before ${next}`);
      return "over";
    }
    addFault(scan, path, `${next} has no matching opening bracket and was left out`);
    scan.at++;
    return "skipped";
  }
  if (next !== ",") return null;
  if (hasComma) addFault(scan, path, "Extra comma");
  scan.at++;
  return "comma";
}

/** Shared by lists and objects: commas, the end and mismatches; `readOne` reads the rest. */
export function readBetween(scan: Scan, path: string, close: "]" | "}", readOne: () => boolean): void {
  scan.open.push(close);
  scan.at++;
  // At the start, and after a skipped part, a comma is neither missing nor extra.
  let after: "start" | "value" | "comma" = "start";
  for (;;) {
    const met = meetMark(scan, path, close, after === "comma");
    if (met === "over") break;
    if (met === "comma" && after === "start") addFault(scan, path, "Extra comma", scan.at - 1);
    if (met === "comma") after = "comma";
    if (met !== null) continue;
    if (after === "value") addFault(scan, path, "Missing comma before this");
    if (readOne()) after = "value";
    else if (after === "value") after = "comma";
  }
  scan.open.pop();
}
