import { type Cell, splitRows } from "./split-rows";

/** What the cell of a phone number is worth: a number of a known range most. */
export type CellScore = (text: string) => 0 | 1 | 2;

/** Where the numbers stand in a table: how its cells are separated, in which of them, and its first row where that is a heading. */
export type Table = { separators: string; column: number; heading: Cell[] | null };

const SEPARATORS = ["\t", ";", ","];
const NAMES = /phone|number|recipient|mobile|msisdn|whatsapp/i;
/** As much of a text as is looked at to tell a table from a list. */
const SAMPLE_CHARACTERS = 100_000;

const isFilled = (cell: Cell | undefined): boolean => cell !== undefined && cell.text !== "";
const holdsDigit = (row: Cell[]): boolean => row.some(({ text }) => /\d/.test(text));

/** A first row that names a column of numbers and holds none. */
export const isHeading = (row: Cell[] | undefined): row is Cell[] =>
  row !== undefined && !holdsDigit(row) && row.some(({ text }) => NAMES.test(text));

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

const findBest = (columns: Column[]): Column | undefined =>
  columns.reduce<Column | undefined>((best, one) => (one.score > (best?.score ?? 0) ? one : best), undefined);

/** Whether a column is of other things than numbers; numbers between other separators are numbers too. */
function isOther(rows: Cell[][], column: number, scoreCell: CellScore): boolean {
  const cells = rows.map((row) => row[column]?.text ?? "").filter((text) => text !== "");
  const withNumber = cells.filter((text) => text.split(/[,;\t]/).some((part) => scoreCell(part.trim()) > 0));
  return cells.length > 0 && withNumber.length * 2 < cells.length;
}

function findTableBy(
  separators: string,
  sample: string,
  scoreCell: CellScore,
): (Table & { score: number }) | null {
  const rows = splitRows(sample, separators).filter((row) => row.some(isFilled));
  const [first, ...rest] = rows;
  const named = isHeading(first) ? first : null;
  const body = named ? rest : rows;
  const { width, share } = findUsualWidth(body);
  const columns = Array.from({ length: width }, (_, column) => measureColumn(body, column, scoreCell));
  if (named) {
    const candidates = columns.filter(({ column }) => NAMES.test(named[column]?.text ?? ""));
    const best = findBest(candidates);
    // A heading narrower than what stands under it, or of one cell, heads a list: no column may be lost by it.
    return best && named.length > 1 && named.length >= width
      ? { separators, column: best.column, heading: named, score: best.score }
      : null;
  }
  const isRegular = body.length > 1 && width > 1 && share >= 0.8;
  const best = findBest(columns);
  const hasOthers = columns.some(({ column }) => isOther(body, column, scoreCell));
  if (!isRegular || !hasOthers || !best || best.numbers * 2 <= best.filled - 1) return null;
  const heading = first && !holdsDigit(first) ? first : null;
  return { separators, column: best.column, heading, score: best.score };
}

/**
 * The table in a text, or null where it is a plain list. A heading that names a phone, else the column in which most cells are
 * numbers, under the separator by which most numbers are found. Where every column holds numbers it is a list.
 */
export function findTable(text: string, scoreCell: CellScore): Table | null {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  return SEPARATORS.map((separators) => findTableBy(separators, sample, scoreCell)).reduce(
    (best, table) => (table && table.score > (best?.score ?? 0) ? table : best),
    null,
  );
}
