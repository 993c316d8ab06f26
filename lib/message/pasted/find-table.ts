import { getCountries, getCountryCallingCode } from "libphonenumber-js/max";
import type { CountryCode, Home } from "@/lib/message/recipient";
import { toPlainText } from "./find-dialled";

/** A cell of a pasted list or CSV file; `line` and `column` (its place in the row) are from 1. */
export type Cell = { text: string; line: number; column: number };

const BLANKS = /[ \u00a0\ufeff]*/y;

/** The index of a cell's closing quote, past doubled ones; -1 if it is never closed. */
function findClose(text: string, from: number): number {
  for (let at = from; ;) {
    const quote = text.indexOf('"', at);
    if (quote < 0 || text[quote + 1] !== '"') return quote;
    at = quote + 2;
  }
}

/**
 * Splits a text into rows of trimmed cells; quoted ones may hold `separators` and line breaks.
 * Not by a CSV library: a pasted list mixes separators, and every cell needs its line.
 * A quote that is never closed is a plain character. Linear in the text's length.
 */
export function splitRows(text: string, separators: string): Cell[][] {
  const stop = new RegExp(`[${separators}\r\n]`, "g");
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let line = 1;
  let canQuote = true;
  for (let at = 0; ;) {
    BLANKS.lastIndex = at;
    BLANKS.exec(text);
    const opening = BLANKS.lastIndex;
    let quoted = "";
    if (canQuote && text[opening] === '"') {
      const close = findClose(text, opening + 1);
      // No closing quote up to the end, so it is never searched for again.
      if (close < 0) canQuote = false;
      else {
        quoted = text.slice(opening + 1, close);
        at = close + 1;
      }
    }
    stop.lastIndex = at;
    const end = stop.exec(text)?.index ?? text.length;
    row.push({
      text: (quoted.replaceAll('""', '"') + text.slice(at, end)).trim(),
      line,
      column: row.length + 1,
    });
    line += quoted.match(/\r\n?|\n/g)?.length ?? 0;
    at = end + 1;
    if (end === text.length) return [...rows, row];
    if (text[end] !== "\r" && text[end] !== "\n") continue;
    if (text[end] === "\r" && text[at] === "\n") at++;
    line++;
    rows.push(row);
    row = [];
  }
}

const NAMED =
  /code|prefix|country|\bcc\b|\bddi\b|\bpa[ií]s\b|\bpays\b|\bland\b|l[äa]nder|vorwahl|indicati|código|codigo/i;
const NOT_NAMED = /area|post|zip|promo|discount|voucher|coupon|currency/i;
/** An unmistakable code: +44, 0044; bare digits need a heading that says so. */
const WITH_PREFIX = /^(?:\+|00) ?(\d{1,3})$/;
const BARE = /^\(?(\d{1,3})\)?$/;
const WITHIN = /\+(\d{1,3})\)?$/;
const LANGUAGES = ["en", "de", "fr", "es", "pt"];

let codes: ReadonlySet<string> | undefined;
let names: ReadonlyMap<string, CountryCode> | undefined;

const isCode = (digits: string | undefined): digits is string =>
  digits !== undefined &&
  (codes ??= new Set(getCountries().map((country) => String(getCountryCallingCode(country))))).has(digits);

/** Finds a country by its two letters, or by its name in the languages of most lists. */
function findCountry(name: string): CountryCode | undefined {
  names ??= new Map(
    getCountries().flatMap((country): [string, CountryCode][] => [
      [country.toLowerCase(), country],
      ...LANGUAGES.map((language): [string, CountryCode] => {
        const words = new Intl.DisplayNames(language, { type: "region" }).of(country);
        return [(words ?? country).toLowerCase(), country];
      }),
    ]),
  );
  return names.get(name.toLowerCase());
}

/** The country that a cell names: "+44", "0044", "44", "GB", "United Kingdom"; null if none. */
export function readCode(cell: string): Home | null {
  const text = toPlainText(cell).replace(/^['="]+|"$/g, "");
  const digits =
    WITH_PREFIX.exec(text)?.[1] ?? BARE.exec(text.replace(/\.0+$/, ""))?.[1] ?? WITHIN.exec(text)?.[1];
  if (isCode(digits)) return { callingCode: digits };
  return findCountry(text) ?? null;
}

const MAX_PREFIX = "00 268".length;
const isPrefix = (cell: string): boolean =>
  cell.length <= MAX_PREFIX && /^[^1-9]/.test(cell) && isCode(WITH_PREFIX.exec(toPlainText(cell))?.[1]);

/** The column that mostly names countries, or null; without a heading, codes need + or 00. */
function findCodeColumn(rows: readonly Cell[][], heading: readonly Cell[] | null): number | null {
  const width = Math.max(heading?.length ?? 0, rows[0]?.length ?? 0);
  for (let column = 0; column < width; column++) {
    const cells = rows.map((row) => row[column]?.text ?? "").filter((text) => text !== "");
    const name = heading?.[column]?.text ?? "";
    const isNamed = NAMED.test(name) && !NOT_NAMED.test(name);
    const found = cells.filter((text) => isPrefix(text) || (isNamed && readCode(text) !== null));
    if (cells.length > 0 && found.length * 2 > cells.length) return column;
  }
  return null;
}

/** A list's line may hold a code in a cell of its own, too: "Ben, +44, 7700900123". */
export function joinCodes(row: readonly Cell[]): Cell[] {
  const joined: Cell[] = [];
  for (const cell of row) {
    const before = joined.at(-1);
    if (before && isPrefix(before.text) && /^\(?\d/.test(toPlainText(cell.text)))
      joined.splice(-1, 1, { ...before, text: `${before.text} ${cell.text}` });
    else joined.push(cell);
  }
  return joined;
}

/** How much a cell looks like a phone number; 2 is a number in a known range. */
type CellScore = (text: string) => 0 | 1 | 2;

/** `columns`: numbers, best first; `codes`: the column of country codes; `heading`: if any. */
export type Table = { separators: string; columns: number[]; codes: number | null; heading: Cell[] | null };

/** Each may separate a table's cells; all together, a list's numbers. */
const SEPARATORS = ["\t", ";", ",", "|"];
const PHONES =
  /phone|mobile|\bcell|msisdn|whats ?app|\btel|handy|telefon|teléfono|celular|m[óo]vil|portable|t[ée]l[ée]phone|телефон|هاتف|جوال|手机|电话/i;
const NUMBERS = /number|recipient|n[úu]mero|nummer|numéro/i;
const NO_PHONES = /fax|pager|type|label|codes?$/i;
/** A cell with this many digits isn't a heading, unlike "Phone 1 - Value". */
const LEAST_DIGITS = 5;
/** How much of a text is examined to tell a table from a list. */
const SAMPLE_CHARACTERS = 100_000;

const isFilled = (cell: Cell | undefined): boolean => cell !== undefined && cell.text !== "";
const holdsDigit = (row: Cell[]): boolean => row.some(({ text }) => /\p{Nd}/u.test(text));
const holdsNumber = (row: Cell[]): boolean =>
  row.some(({ text }) => (text.match(/\p{Nd}/gu)?.length ?? 0) >= LEAST_DIGITS);
const isPhones = ({ text }: Cell): boolean => PHONES.test(text) && !NO_PHONES.test(text);

/** A first row that names a column of numbers, but holds none. */
export const isHeading = (row: Cell[] | undefined): row is Cell[] =>
  row !== undefined && !holdsNumber(row) && row.some(({ text }) => PHONES.test(text) || NUMBERS.test(text));

function findUsualWidth(rows: Cell[][]): { width: number; share: number } {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [width, count] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0]);
  return { width, share: count / rows.length };
}

type Column = { column: number; score: number; numbers: number; filled: number };

function measureColumn(rows: Cell[][], column: number, scoreCell: CellScore): Column {
  const scores = rows
    .map((row) => row[column])
    .filter(isFilled)
    .map((cell) => scoreCell(cell?.text ?? ""));
  return {
    column,
    score: scores.reduce<number>((sum, score) => sum + score, 0),
    numbers: scores.filter((score) => score > 0).length,
    filled: scores.length,
  };
}

const toColumns = (measured: Column[]): number[] => measured.map(({ column }) => column);
const sortByScore = (columns: Column[]): Column[] =>
  columns.filter(({ score }) => score > 0).toSorted((a, b) => b.score - a.score);

/** Whether a column mostly holds no numbers, not even between other separators. */
function isOther(rows: Cell[][], column: number, scoreCell: CellScore): boolean {
  const cells = rows.map((row) => row[column]?.text ?? "").filter((text) => text !== "");
  const withNumber = cells.filter((text) => text.split(/[,;\t|]/).some((part) => scoreCell(part.trim()) > 0));
  return cells.length > 0 && withNumber.length * 2 < cells.length;
}

type Scored = Table & { score: number };

/** The columns that a heading calls phones, else the best that it calls numbers. */
function findNamed(heading: Cell[], columns: Column[]): Column[] {
  const find = (isNamed: (cell: Cell) => boolean) =>
    sortByScore(columns.filter(({ column }) => heading[column] !== undefined && isNamed(heading[column])));
  const phones = find(isPhones);
  return phones.length > 0 ? phones : find(({ text }) => NUMBERS.test(text)).slice(0, 1);
}

function findTableBy(separators: string, sample: string, scoreCell: CellScore): Scored | null {
  const rows = splitRows(sample, separators).filter((row) => row.some(isFilled));
  const [first, ...rest] = rows;
  const named = isHeading(first) ? first : null;
  const body = named ? rest : rows;
  const { width, share } = findUsualWidth(body);
  const codes = findCodeColumn(body, named);
  const columns = Array.from({ length: width }, (_, column) => measureColumn(body, column, scoreCell)).filter(
    ({ column }) => column !== codes,
  );
  if (named) {
    const [best, ...others] = findNamed(named, columns);
    // A heading narrower than its rows, or of one cell, heads a list: no column may get lost.
    return best && named.length > 1 && named.length >= width
      ? { separators, columns: toColumns([best, ...others]), codes, heading: named, score: best.score }
      : null;
  }
  const isRegular = body.length > 1 && width > 1 && share >= 0.8;
  const [best, ...others] = sortByScore(columns);
  const hasOthers = codes !== null || columns.some(({ column }) => isOther(body, column, scoreCell));
  if (!isRegular || !hasOthers || !best || best.numbers * 2 <= best.filled - 1) return null;
  const heading = first && !holdsDigit(first) ? first : null;
  const sure = others.filter(({ score, filled }) => score > 1.5 * filled);
  return { separators, columns: toColumns([best, ...sure]), codes, heading, score: best.score };
}

/**
 * Finds a table by a heading that names phones, else by columns that mostly hold numbers.
 * The separator that yields the most numbers wins.
 * Null for a plain list, also if every column holds numbers.
 */
export function findTable(text: string, scoreCell: CellScore): Table | null {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  return SEPARATORS.map((separators) => findTableBy(separators, sample, scoreCell)).reduce(
    (best, table) => (table && table.score > (best?.score ?? 0) ? table : best),
    null,
  );
}

/** Everything that may separate a list's numbers. */
export const ANY_SEPARATOR = SEPARATORS.join("");
