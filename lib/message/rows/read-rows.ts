import { INPUT_BOUNDS, LIMITS } from "@/lib/message/limits";
import { type Cell, splitRows } from "@/lib/message/recipients/find-table";
import { countCharacters, toOneLine } from "@/lib/message/texts";
import {
  type ColumnField,
  type Columns,
  findColumns,
  guessColumns,
  hideCommas,
  isPrice,
  showCommas,
  withoutNumbers,
} from "./find-columns";

type Separator = "tab" | "comma" | "semicolon" | "pipe" | "line";
type SplitTable = { rows: Cell[][]; separator: Separator; hasHeading: boolean };

const isFilled = (row: readonly Cell[]): boolean => row.some(({ text }) => text !== "");
const split = (text: string, separators: string): Cell[][] => splitRows(text, separators).filter(isFilled);

/**
 * By commas, but for those within prices: kept apart only in a table as wide as its heading that
 * needs them all.
 */
function splitByComma(text: string): Cell[][] {
  const plain = split(text, ",");
  const hidden = split(hideCommas(text), ",").map((row) =>
    row.map((cell) => ({ ...cell, text: showCommas(cell.text) })),
  );
  const [first, ...body] = plain;
  const columns = findColumns(first, body);
  const isWhole = columns !== null && body.every(({ length }) => length === columns.fields.length);
  const id = columns?.fields.indexOf("id") ?? -1;
  const isCents = id > 0 && body.every((row) => isPrice(`${row[id - 1]?.text},${row[id]?.text}`));
  return isWhole && !isCents ? plain : hidden;
}

/** A line of a Markdown table without the bars at its ends. */
const BARS = /^\s*\||\|\s*$/g;
const RULE = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/;

/** A Markdown table, with its rule under the heading or without; null where some line is none. */
function splitMarkdown(text: string): SplitTable | null {
  const lines = text.split(/\r\n?|\n/);
  const isRule = (line: string) => line.includes("|") && RULE.test(line);
  const rule = lines.findIndex(isRule);
  const isAll = lines.every((line) => line.trim() === "" || /^\s*\|.*\|\s*$/.test(line));
  const isTable = isAll
    ? text.includes("|")
    : rule > 0 && lines.every((line) => !line.trim() || line.includes("|"));
  if (!isTable) return null;
  const rows = lines.flatMap((line, at): Cell[][] => {
    if (isRule(line)) return [];
    const cells = line.replace(BARS, "").split(/(?<!\\)\|/);
    return [
      cells.map((cell, i) => ({ text: cell.replaceAll("\\|", "|").trim(), line: at + 1, column: i + 1 })),
    ];
  });
  return { rows: rows.filter(isFilled), separator: "pipe", hasHeading: rule > 0 };
}

/**
 * A table is as wide everywhere; a description with a comma in it, in one line of several, makes no
 * table.
 */
function isRegular(rows: readonly Cell[][]): boolean {
  const width = rows[0]?.length ?? 0;
  return width > 1 && width <= 3 && rows.length > 1 && rows.every(({ length }) => length === width);
}

/** Lines that end in prices, or have them behind their titles, are a table however few they are. */
const isPriced = (rows: readonly Cell[][]): boolean =>
  rows.some(({ length }) => length > 1) &&
  rows.every(
    (row) => row.length === 1 || (row.length <= 5 && row.slice(1).some(({ text }) => isPrice(text))),
  );

/** What people put before the lines of a list. */
const BULLET = /^[-*•·–][ \t]+/;

/** A first line for spreadsheets that names the separator, and is no row. */
const SEP = /^\ufeff?"?sep=(.)"?[ \t]*(?:\r\n?|\n|$)/i;
const SEPARATOR_NAMES: Record<string, Separator> = {
  "\t": "tab",
  ";": "semicolon",
  ",": "comma",
  "|": "pipe",
};
const SPLITTERS = { "\t": split, ";": split, ",": splitByComma, "|": split };

/** A text with a blank line for its first, so that every line keeps its number. */
const blankFirst = (text: string, first: string): string => `\n${text.slice(first.length)}`;

/**
 * A text as rows of cells without blank ones: by tabs, as spreadsheets copy; by semicolons, commas
 * or bars where a heading, an even width or prices show that it is a table; as Markdown; else one
 * title a line, without its bullet.
 */
function splitTable(given: string): SplitTable {
  const [named, separator = ""] = SEP.exec(given) ?? [];
  const text = named === undefined ? given : blankFirst(given, named);
  if (separator in SPLITTERS) {
    const by = separator as keyof typeof SPLITTERS;
    return { rows: SPLITTERS[by](text, by), separator: SEPARATOR_NAMES[by] ?? "comma", hasHeading: false };
  }
  const byTab = split(text, "\t");
  if (byTab.some((row) => row.filter(({ text: cell }) => cell !== "").length > 1))
    return { rows: byTab, separator: "tab", hasHeading: false };
  const markdown = splitMarkdown(text);
  if (markdown) return markdown;
  for (const by of [";", ",", "|"] as const) {
    if (!text.includes(by)) continue;
    const rows = SPLITTERS[by](text, by);
    const isHeaded = (rows[0]?.length ?? 0) > 1 && findColumns(rows[0], rows.slice(1)) !== null;
    if (isHeaded || isRegular(rows) || isPriced(rows))
      return { rows, separator: SEPARATOR_NAMES[by] ?? "comma", hasHeading: false };
  }
  const rows = byTab.map((row) => row.map((cell) => ({ ...cell, text: cell.text.replace(BULLET, "") })));
  return { rows, separator: "line", hasHeading: false };
}

/**
 * Why a pasted row does not fit as it is. `field`: which part of it, null for the row as a whole.
 */
export type RowFault = { field: ColumnField | null; words: string };
/**
 * A row as it was pasted, its texts trimmed and whole; `line` in the text, from 1; `section`: the
 * title of the section that it names, "" for none. It fits where there is no fault.
 */
export type ReadRow = {
  line: number;
  section: string;
  title: string;
  description: string;
  id: string;
  faults: RowFault[];
};

/**
 * `separator`: how the cells were found to be separated. `isHeaded`: the first row named the
 * columns. `ignored`: the names of columns that are no part of a row. `leftOut`: rows beyond what
 * is looked at.
 */
export type RowsReading = {
  rows: ReadRow[];
  separator: Separator;
  isHeaded: boolean;
  ignored: string[];
  leftOut: number;
};

/** Characters of a pasted text that are looked at. */
export const MOST_CHARACTERS = 65_536;
const FIELDS = ["title", "description", "id", "section"] as const;
const NAMES: Record<(typeof FIELDS)[number], string> = {
  title: "Row title",
  description: "Description",
  id: "Row ID",
  section: "Section title",
};
const MAXIMA: Record<(typeof FIELDS)[number], number> = {
  title: LIMITS.rowTitle.max,
  description: LIMITS.rowDescription.max,
  id: LIMITS.rowId.max,
  section: LIMITS.sectionTitle.max,
};

type Texts = Omit<ReadRow, "faults"> & { extra: string };

/** Columns that are empty everywhere before the first that is not. */
function dropEmptyColumns(rows: readonly Cell[][]): Cell[][] {
  const first = rows.reduce(
    (least, row) =>
      Math.min(
        least,
        row.findIndex(({ text }) => text !== ""),
      ),
    Infinity,
  );
  return rows.map((row) => row.slice(first));
}

/** A price behind what a description says, unless it says it already. */
const addPrice = (description: string, price: string): string => {
  if (price === "" || description.includes(price)) return description;
  return description === "" ? price : `${description} – ${price}`;
};

function toTexts(cells: readonly Cell[], { fields }: Columns, isNamed: boolean): Texts {
  const find = (field: ColumnField) => toOneLine(cells[fields.indexOf(field)]?.text ?? "");
  const isFound = (field: ColumnField) => fields.includes(field);
  const first = fields.indexOf("title");
  const extra = isNamed ? [] : cells.filter(({ text }, at) => at > first && !fields[at] && text !== "");
  const id = isFound("id") ? find("id") : "";
  const isCost = !isNamed && isPrice(id);
  const price = isFound("price") ? find("price") : isCost ? id : "";
  return {
    line: cells[0]?.line ?? 1,
    section: isFound("section") ? find("section") : "",
    title: find("title"),
    description: addPrice(isFound("description") ? find("description") : "", price),
    id: isCost ? "" : id,
    extra: extra.map(({ text }) => text).join(", "),
  };
}

/**
 * Rows under the section that an earlier one named, as a spreadsheet with merged cells has them;
 * titles without running numbers.
 */
function toAllTexts(body: readonly Cell[][], columns: Columns, isNamed: boolean): Texts[] {
  const texts = body.map((cells) => toTexts(cells, columns, isNamed));
  const titles = withoutNumbers(texts.map(({ title }) => title));
  let section = "";
  return texts.map((row, at) => {
    section = row.section || section;
    return { ...row, section, title: titles[at] ?? row.title };
  });
}

function findTextFaults(texts: Omit<ReadRow, "faults">, left: string): RowFault[] {
  const missing: RowFault[] = texts.title === "" ? [{ field: "title", words: "Row title is required" }] : [];
  const long = FIELDS.filter((field) => countCharacters(texts[field]) > MAXIMA[field]).map((field) => ({
    field,
    words: `${NAMES[field]} is ${countCharacters(texts[field])} of ${MAXIMA[field]} characters`,
  }));
  const extra: RowFault[] =
    left === "" ? [] : [{ field: null, words: `A row has only three parts. “${left}” was left out` }];
  return [...missing, ...long, ...extra];
}

/**
 * Says of each row whether an earlier one has its id or its title; ids are told apart as a list
 * does, titles as WhatsApp does.
 */
function makeRepeats(taken: readonly string[]): (texts: Texts) => RowFault[] {
  const inDraft = new Set(taken);
  const lines = { id: new Map<string, number>(), title: new Map<string, number>() };
  return (texts) => {
    const found: RowFault[] = [];
    for (const field of ["title", "id"] as const) {
      const line = lines[field].get(texts[field]);
      if (texts[field] === "") continue;
      if (line === undefined) lines[field].set(texts[field], texts.line);
      else found.push({ field, words: `${NAMES[field]} “${texts[field]}” is also used in line ${line}` });
    }
    if (texts.id !== "" && inDraft.has(texts.id))
      found.push({ field: "id", words: `Row ID “${texts.id}” is used by a row of the list` });
    return found;
  };
}

/**
 * Many rows out of a spreadsheet, a CSV file, a Markdown table or a list of lines: title,
 * description and id in this order, or as a heading names them. `room`: how many more rows the list
 * takes; `taken`: its trimmed ids. Never throws; linear in the text's length.
 */
export function readRows(
  text: string,
  { room = LIMITS.rowsInAll.max, taken = [] }: { room?: number; taken?: readonly string[] } = {},
): RowsReading {
  const { rows: all, separator, hasHeading } = splitTable(text.slice(0, MOST_CHARACTERS));
  const rows = dropEmptyColumns(all);
  const named = findColumns(rows[0], rows.slice(1));
  const isHeaded = named !== null || hasHeading;
  const body = isHeaded ? rows.slice(1) : rows;
  const looked = body.slice(0, INPUT_BOUNDS.items);
  const findRepeats = makeRepeats(taken);
  const read = toAllTexts(looked, named ?? guessColumns(looked), named !== null).map((row, at): ReadRow => {
    const words = `WhatsApp will most likely refuse a list with more than ${LIMITS.rowsInAll.max} rows`;
    const beyond: RowFault[] = at < room ? [] : [{ field: null, words }];
    const { extra, ...texts } = row;
    return { ...texts, faults: [...findTextFaults(texts, extra), ...findRepeats(row), ...beyond] };
  });
  return { rows: read, separator, isHeaded, ignored: named?.rest ?? [], leftOut: body.length - read.length };
}
