import { type Fault, FORM_BOUNDS } from "@/lib/message/forms/form";
import type { LineOf } from "./line-of";

/** Where the reading of a JSON text stands. `open`: the brackets around it. `absent`: quotation marks that do not come again. */
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

/** The text stops in the middle: told once, however many brackets are still open. */
export function addEnd(scan: Scan, path: string): void {
  if (!scan.hasEnded)
    addFault(scan, path, "The text ends before it is complete", scan.text.trimEnd().length - 1);
  scan.hasEnded = true;
}

// A comment that is never closed reaches to the end, so that it is looked for once.
const SPACE = /(?:\s|\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|$)|<!--[^]*?(?:-->|$))*/y;

/** Goes past white space, and past comments: documentation has them, JSON does not. */
export function skipSpace(scan: Scan, path: string): void {
  SPACE.lastIndex = scan.at;
  const space = SPACE.exec(scan.text)?.[0] ?? "";
  if (space.trim() !== "") addFault(scan, path, "A comment is no part of JSON, and was left out");
  scan.at += space.length;
}

/** What matches right here, gone past; "" where nothing does. `pattern` is sticky. */
export function takeMatch(scan: Scan, pattern: RegExp): string {
  pattern.lastIndex = scan.at;
  const match = pattern.exec(scan.text)?.[0] ?? "";
  scan.at += match.length;
  return match;
}
