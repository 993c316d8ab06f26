import { quoteShort } from "@/lib/message/forms/form";
import { addEnd, addFault, type Scan, takeMatch } from "./scan";

/** The marks that open a text, and what closes it. Only the first is JSON's; word processors and JavaScript have the others. */
const CLOSINGS = new Map([
  ['"', '"'],
  ["'", "'"],
  ["“", "”"],
  ["‘", "’"],
]);
const toPlain = (close: string) => new RegExp(`[^${close}\\\\\r\n]*`, "y");
const PLAIN = new Map(Array.from(CLOSINGS.values(), (close) => [close, toPlain(close)]));
const ESCAPES = new Map(Object.entries({ b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" }));
const HEX = /[0-9a-f]{4}/iy;
const LINE_BREAK = /\r\n?|\n/y;

export const opensText = (scan: Scan): boolean => CLOSINGS.has(scan.text.charAt(scan.at));

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
  if (meant === undefined) addFault(scan, path, `${quoteShort(`\\${letter}`)} means nothing in JSON`, start);
  return meant ?? letter;
}

/** Where a text is closed after `from`; null where it never is. */
function findClose(scan: Scan, close: string, from: number): number | null {
  for (let at = from; !scan.absent.has(close) && at < scan.text.length; at++) {
    if (scan.text[at] === "\\") at++;
    else if (scan.text[at] === close) return at;
  }
  scan.absent.add(close);
  return null;
}

/** Whether a text goes on past a line break: the next mark closes it, as what follows that mark shows. */
function goesOn(scan: Scan, close: string): boolean {
  const end = findClose(scan, close, scan.at);
  return end !== null && /^\s*(?:[,:}\]]|$)/.test(scan.text.slice(end + 1, end + 100));
}

/** A text in quotation marks. A line break in it is kept; where its closing mark is missing it ends with its line. */
export function readText(scan: Scan, path: string): string {
  const start = scan.at++;
  const open = scan.text.charAt(start);
  const close = CLOSINGS.get(open) ?? open;
  if (open !== '"') addFault(scan, path, `${open} is no quotation mark of JSON: it has only "`, start);
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
      if (!isOverLines) addFault(scan, path, "A line break in a text is written \\n in JSON");
      isOverLines = true;
      parts.push(takeMatch(scan, LINE_BREAK).replace(/\r\n?/, "\n"));
    } else {
      addFault(scan, path, "The quotation mark that closes this text is missing", start);
      // The comma at the end of such a line was meant to stand behind the mark.
      const text = parts.join("");
      const comma = /,[^\S\r\n]*$/.exec(text);
      scan.at -= comma?.[0].length ?? 0;
      return text.slice(0, comma?.index);
    }
  }
}
