import { type CountryCode, readRecipient, type RecipientReading } from "@/lib/message/recipient";
import { findTable, isHeading } from "./find-table";
import { type Cell, splitRows } from "./split-rows";

/** A cell that gave no number of its own, and why. `line` and `column` (which cell of its row) from 1. */
export type LeftOut = Cell & { kind: "double" | "unreadable"; why: string };

/**
 * Many numbers. `numbers`: E.164, each once, in the text's order; `doubtful`: those of them of no known range; `from`: the
 * column's heading, or "column 2", where the text is a table.
 */
export type RecipientList = {
  numbers: string[];
  doubtful: string[];
  leftOut: LeftOut[];
  from: string | null;
};

/** A cell that is longer is no number, and is not looked at further. */
const MAX_CELL_CHARACTERS = 200;
const SHORTENED = /^\d(?:\.\d+)?E\+?\d+$/i;

/** How spreadsheets write a text that looks like a number: '+27… and ="+27…". */
const withoutSpreadsheetMarks = (text: string) => text.replace(/^(?:'|=")/, "").replace(/"$/, "");

const NOTHING = { state: "not a number", why: "There is no number here" } as const;

type Read = (text: string) => Exclude<RecipientReading, { state: "empty" }>;

function readCell(text: string, country: CountryCode | undefined): ReturnType<Read> {
  if (SHORTENED.test(text))
    return { state: "not a number", why: "A spreadsheet shortened this number: format its column as text" };
  if (!/\d/.test(text) || text.length > MAX_CELL_CHARACTERS)
    return { state: "not a number", why: "This is not a phone number" };
  const reading = readRecipient(withoutSpreadsheetMarks(text), country);
  return reading.state === "empty" ? NOTHING : reading;
}

/** The cells that ought to be numbers. */
function findCells(text: string, read: Read): { cells: Cell[]; from: string | null } {
  const table = findTable(text, (cell) => {
    const reading = read(cell);
    return reading.state === "number" ? (reading.isDoubtful ? 1 : 2) : 0;
  });
  const isBlank = (row: Cell[]) => row.every((cell) => cell.text === "");
  if (!table) {
    const rows = splitRows(text, ",;\t").filter((row) => !isBlank(row));
    const body = isHeading(rows[0]) ? rows.slice(1) : rows;
    return { cells: body.flat().filter((cell) => cell.text !== ""), from: null };
  }
  const { separators, column, heading } = table;
  const rows = splitRows(text, separators).filter((row) => !isBlank(row));
  const cells = rows
    .slice(heading ? 1 : 0)
    .map((row) => row[column] ?? { text: "", line: row[0]?.line ?? 0, column: column + 1 });
  return { cells, from: heading?.[column]?.text || `column ${column + 1}` };
}

/**
 * Phone numbers out of any text: separated by commas, semicolons, tabs or new lines, or a CSV file's column of numbers (quoted
 * cells, a byte order mark, a heading). National numbers are read for `defaultCountry`. Never throws; linear in the text's length.
 */
export function parseRecipients(text: string, defaultCountry?: CountryCode): RecipientList {
  const known = new Map<string, ReturnType<Read>>();
  const read: Read = (cell) => {
    const before = known.get(cell);
    if (before) return before;
    const reading = readCell(cell, defaultCountry);
    known.set(cell, reading);
    return reading;
  };
  const { cells, from } = findCells(text, read);
  const lines = new Map<string, number>();
  const list: RecipientList = { numbers: [], doubtful: [], leftOut: [], from };
  // Written out and not spread: there may be half a million.
  const leaveOut = ({ text, line, column }: Cell, kind: LeftOut["kind"], why: string) =>
    list.leftOut.push({ text, line, column, kind, why });
  for (const cell of cells) {
    const reading = cell.text === "" ? NOTHING : read(cell.text);
    if (reading.state === "not a number") {
      leaveOut(cell, "unreadable", reading.why);
      continue;
    }
    const line = lines.get(reading.e164);
    if (line !== undefined) {
      leaveOut(cell, "double", `The same number as in line ${line}`);
      continue;
    }
    lines.set(reading.e164, cell.line);
    list.numbers.push(reading.e164);
    if (reading.isDoubtful) list.doubtful.push(reading.e164);
  }
  return list;
}
