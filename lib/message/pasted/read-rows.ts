import { INPUT_BOUNDS, LIMITS } from "@/lib/message/limits";
import { type Cell, splitRows } from "./find-table";
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

/** Splits by commas, but not at those in prices, unless the heading's width needs them all. */
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

/** The bars at either end of a Markdown table's line. */
const BARS = /^\s*\||\|\s*$/g;
const RULE = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/;

/** A Markdown table, with or without a rule; null if any line isn't part of it. */
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

/** A table has the same width everywhere; a comma in one line's description makes none. */
function isRegular(rows: readonly Cell[][]): boolean {
  const width = rows[0]?.length ?? 0;
  return width > 1 && width <= 3 && rows.length > 1 && rows.every(({ length }) => length === width);
}

/** Even a few lines make a table if they end in prices, or have them after their titles. */
const isPriced = (rows: readonly Cell[][]): boolean =>
  rows.some(({ length }) => length > 1) &&
  rows.every(
    (row) => row.length === 1 || (row.length <= 5 && row.slice(1).some(({ text }) => isPrice(text))),
  );

/** What people write before a list's lines. */
const BULLET = /^[-*•·–][ \t]+/;

/** A spreadsheet's first line that names the separator; it isn't a row. */
const SEP = /^\ufeff?"?sep=(.)"?[ \t]*(?:\r\n?|\n|$)/i;
const SEPARATOR_NAMES: Record<string, Separator> = {
  "\t": "tab",
  ";": "semicolon",
  ",": "comma",
  "|": "pipe",
};
const SPLITTERS = { "\t": split, ";": split, ",": splitByComma, "|": split };

/** Blanks the first line, so that every line stays at its number. */
const blankFirst = (text: string, first: string): string => `\n${text.slice(first.length)}`;

/** Splits by the separator that makes the text a table, or as Markdown, else one title a line. */
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

/** Why a pasted row doesn't fit as it is; `field` is null for the row as a whole. */
export type RowFault = { field: ColumnField | null; words: string };
/** A pasted row, trimmed but uncut; `line` is from 1, `section` is the title it names, or "". */
export type ReadRow = {
  line: number;
  section: string;
  title: string;
  description: string;
  id: string;
  faults: RowFault[];
};

/** `isHeaded`: row 1 named columns; `ignored`: unused columns; `leftOut`: rows over the limit. */
export type RowsReading = {
  rows: ReadRow[];
  separator: Separator;
  isHeaded: boolean;
  ignored: string[];
  leftOut: number;
};

/** How many characters of a pasted text are read. */
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

/** Drops the leading columns that are empty in every row. */
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

/** Appends a price to a description, unless it is already in it. */
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

/** Rows inherit an earlier row's section, as with merged cells; titles lose running numbers. */
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

/** Reports titles and ids that an earlier row has, and ids that the list already has. */
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
 * Reads rows from a spreadsheet, CSV, Markdown or lines: title, description, id, or as headed.
 * `room`: how many more rows the list takes; `taken`: its trimmed ids.
 * Never throws; linear in the text's length.
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
