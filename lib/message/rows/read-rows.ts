import { countCharacters } from "@/lib/message/count";
import { INPUT_BOUNDS, LIMITS } from "@/lib/message/limits";
import type { Cell } from "@/lib/message/recipients/split-rows";
import { type Columns, findColumns, type RowField } from "./find-columns";
import { splitTable } from "./split-table";

/** Why a pasted row does not fit as it is. `field`: which part of it, null for the row as a whole. */
export type RowFault = { field: RowField | null; words: string };
/** A row as it was pasted, its texts trimmed and whole; `line` in the text, from 1. It fits where there is no fault. */
export type ReadRow = { line: number; title: string; description: string; id: string; faults: RowFault[] };

/**
 * `separator`: how the cells were found to be separated. `isHeaded`: the first row named the columns. `ignored`: the names of
 * columns that are no part of a row. `leftOut`: rows beyond what is looked at.
 */
export type RowsReading = {
  rows: ReadRow[];
  separator: "tab" | "comma" | "semicolon" | "line";
  isHeaded: boolean;
  ignored: string[];
  leftOut: number;
};

/** Characters of a pasted text that are looked at. */
export const MOST_CHARACTERS = 65_536;
const IN_ORDER: Columns = { fields: ["title", "description", "id"], rest: [] };
const NAMES: Record<RowField, string> = { title: "Row title", description: "Description", id: "Row ID" };
const MAXIMA: Record<RowField, number> = {
  title: LIMITS.rowTitle.max,
  description: LIMITS.rowDescription.max,
  id: LIMITS.rowId.max,
};
const FIELDS = ["title", "description", "id"] as const;

type Texts = Record<RowField, string> & { line: number; extra: string };

function toTexts(cells: readonly Cell[], { fields }: Columns, isHeaded: boolean): Texts {
  const find = (field: RowField) => cells[fields.indexOf(field)]?.text ?? "";
  const extra = isHeaded ? [] : cells.slice(fields.length).filter(({ text }) => text !== "");
  return {
    title: find("title"),
    description: fields.includes("description") ? find("description") : "",
    id: fields.includes("id") ? find("id") : "",
    line: cells[0]?.line ?? 1,
    extra: extra.map(({ text }) => text).join(", "),
  };
}

function findTextFaults(texts: Texts): RowFault[] {
  const missing: RowFault[] = texts.title === "" ? [{ field: "title", words: "Row title is required" }] : [];
  const long = FIELDS.filter((field) => countCharacters(texts[field]) > MAXIMA[field]).map((field) => ({
    field,
    words: `${NAMES[field]} is ${countCharacters(texts[field])} of ${MAXIMA[field]} characters`,
  }));
  const extra: RowFault[] =
    texts.extra === ""
      ? []
      : [{ field: null, words: `A row has three parts: “${texts.extra}” was left out` }];
  return [...missing, ...long, ...extra];
}

/** Says of each row whether an earlier one has its id or its title; ids are told apart as a list does, titles as WhatsApp does. */
function makeRepeats(taken: readonly string[]): (texts: Texts) => RowFault[] {
  const inDraft = new Set(taken);
  const lines = { id: new Map<string, number>(), title: new Map<string, number>() };
  return (texts) => {
    const found: RowFault[] = [];
    for (const field of ["title", "id"] as const) {
      const line = lines[field].get(texts[field]);
      if (texts[field] === "") continue;
      if (line === undefined) lines[field].set(texts[field], texts.line);
      else found.push({ field, words: `${NAMES[field]} “${texts[field]}” is that of line ${line} too` });
    }
    if (texts.id !== "" && inDraft.has(texts.id))
      found.push({ field: "id", words: `Row ID “${texts.id}” is used by a row of the list` });
    return found;
  };
}

/**
 * Many rows out of a spreadsheet, a CSV file or a list of lines: title, description and id in this order, or as a heading names
 * them. `room`: how many more rows the list takes; `taken`: its trimmed ids. Never throws; linear in the text's length.
 */
export function readRows(
  text: string,
  { room = LIMITS.rowsInAll.max, taken = [] }: { room?: number; taken?: readonly string[] } = {},
): RowsReading {
  const { rows, separator } = splitTable(text.slice(0, MOST_CHARACTERS));
  const columns = findColumns(rows[0]);
  const body = columns ? rows.slice(1) : rows;
  const findRepeats = makeRepeats(taken);
  const kept = body.slice(0, INPUT_BOUNDS.items).map((cells, at) => {
    const { extra, ...texts } = toTexts(cells, columns ?? IN_ORDER, columns !== null);
    const words = `WhatsApp will most likely refuse a list with more than ${LIMITS.rowsInAll.max} rows`;
    const beyond: RowFault[] = at < room ? [] : [{ field: null, words }];
    const faults = [...findTextFaults({ ...texts, extra }), ...findRepeats({ ...texts, extra }), ...beyond];
    return { ...texts, faults };
  });
  return {
    rows: kept,
    separator,
    isHeaded: columns !== null,
    ignored: columns?.rest ?? [],
    leftOut: body.length - kept.length,
  };
}
