import { isSamePerson, findNumberVariants } from "@/lib/message/number-variants";
import { type Home, type ReadNumber, readNumbers } from "@/lib/message/recipient";
import { splitCards } from "./find-dialled";
import {
  ANY_SEPARATOR,
  type Cell,
  findTable,
  isHeading,
  joinCodes,
  readCode,
  splitRows,
  type Table,
} from "./find-table";

/** A cell that gave no number of its own, and why; `line` and `column` are from 1. */
export type LeftOut = Cell & { kind: "double" | "unreadable"; why: string };
/** One person's several numbers: the one that is used, and the others. */
export type Choice = { line: number; number: string; others: readonly string[] };
/** A number that may be the same person's as `first`. `isKept`: a person wants both. */
export type Twin = { line: number; number: string; first: string; isKept: boolean };

/**
 * `numbers`: E.164, each once, in the text's order; the next four lists are parts of it.
 * `doubtful`: unknown range; `national`: read for `home`; `ambiguous`: maybe of another country.
 * `from`: the column's heading or "column 2", if the text is a table.
 */
export type RecipientList = {
  numbers: string[];
  doubtful: string[];
  national: string[];
  ambiguous: string[];
  landlines: string[];
  choices: Choice[];
  twins: Twin[];
  leftOut: LeftOut[];
  from: string | null;
};

const MOBILE = /mobile|cell|whats ?app|handy|celular|m[óo]vil|portable/i;
const HEADS_A_FILE = /^\ufeff?\s*"?sep=.["]?(?=\r?\n)/i;
const NOTHING = "There is no phone number here";
const MAX_CELL_CHARACTERS = 200;

type Found = { numbers: ReadNumber[] } | { why: string };
type Read = (text: string, home: Home | undefined) => Found;
/** `home`: the country named beside the cells, null if unreadable; `mobile`: cells headed so. */
type Person = { cells: Cell[]; home: Home | null | undefined; mobile?: ReadonlySet<Cell> };

/** Reads each spelling once: scoring and parsing look at the same cells. */
function makeRead(): Read {
  const known = new Map<string, Found>();
  return (text, home) => {
    const key = `${typeof home === "object" ? home.callingCode : (home ?? "")} ${text}`;
    const before = known.get(key);
    if (before) return before;
    const isCard = text.includes("\n");
    const found: Found =
      !isCard && (!/\p{Nd}/u.test(text) || text.length > MAX_CELL_CHARACTERS)
        ? { why: "This is not a phone number" }
        : toFound(text, home);
    known.set(key, found);
    return found;
  };
}

function toFound(text: string, home: Home | undefined): Found {
  const reading = readNumbers(text, home);
  if ("numbers" in reading) return { numbers: reading.numbers };
  return { why: reading.state === "empty" ? NOTHING : reading.why };
}

const isBlank = (row: Cell[]) => row.every((cell) => cell.text === "");
const asPerson = (cell: Cell, home: Home | undefined): Person => ({ cells: [cell], home });

function findPeopleInTable(
  text: string,
  { separators, columns, codes, heading }: Table,
  home: Home | undefined,
) {
  const rows = splitRows(text, separators).filter((row) => !isBlank(row));
  const name = (column: number) => heading?.[column]?.text ?? "";
  return rows.slice(heading ? 1 : 0).map((row): Person => {
    const [first = 0] = columns;
    const cells = columns.flatMap((column) => row[column] ?? []).filter(({ text }) => text !== "");
    // "Phone 1 - Type" comes before "Phone 1 - Value".
    const isMobile = ({ column }: Cell) =>
      MOBILE.test(name(column - 1)) ||
      (/type|label/i.test(name(column - 2)) && MOBILE.test(row[column - 2]?.text ?? ""));
    const empty = { text: "", line: row[0]?.line ?? 0, column: first + 1 };
    const code = codes === null ? "" : (row[codes]?.text ?? "");
    return {
      cells: cells.length > 0 ? cells : [empty],
      home: code === "" ? home : readCode(code),
      mobile: new Set(cells.filter(isMobile)),
    };
  });
}

/** The people in a text who should have a number. */
function findPeople(
  text: string,
  home: Home | undefined,
  read: Read,
): { people: Person[]; from: string | null } {
  const cards = splitCards(text);
  if (cards) return { people: cards.map((card) => asPerson({ ...card, column: 1 }, home)), from: null };
  const table = findTable(text, (cell) => {
    const found = read(cell, home);
    if (!("numbers" in found)) return 0;
    return found.numbers.every(({ isDoubtful }) => isDoubtful) ? 1 : 2;
  });
  if (table) {
    const [first = 0] = table.columns;
    return {
      people: findPeopleInTable(text, table, home),
      from: table.heading?.[first]?.text || `column ${first + 1}`,
    };
  }
  const rows = splitRows(text, ANY_SEPARATOR).filter((row) => !isBlank(row));
  const body = isHeading(rows[0]) ? rows.slice(1) : rows;
  const cells = body.flatMap(joinCodes).filter((cell) => cell.text !== "");
  return { people: cells.map((cell) => asPerson(cell, home)), from: null };
}

type Candidate = { cell: Cell; reading: ReadNumber; rank: number };

/** Lowest is best: headed as mobile before mobile by its range; a landline last. */
const toRank = ({ isLandline, isMobile }: ReadNumber, isNamed: boolean): number =>
  Number(isLandline) * 4 + Number(!isNamed) * 2 + Number(!isMobile);

const UNKNOWN_COUNTRY = "Its country is unknown.";

/** One person's numbers, best first, or the last cell without one. */
function readPerson({ cells, home, mobile }: Person, read: Read): Candidate[] | { cell: Cell; why: string } {
  const candidates: Candidate[] = [];
  let fault: { cell: Cell; why: string } | null = null;
  for (const cell of cells) {
    const found = cell.text === "" ? { why: NOTHING } : read(cell.text, home ?? undefined);
    if ("why" in found) fault = { cell, why: home === null ? `${UNKNOWN_COUNTRY} ${found.why}` : found.why };
    else
      for (const reading of found.numbers)
        candidates.push({ cell, reading, rank: toRank(reading, mobile?.has(cell) ?? false) });
  }
  return candidates.length === 0 && fault !== null ? fault : candidates.toSorted((a, b) => a.rank - b.rank);
}

const makeList = (from: string | null): RecipientList => ({
  ...{ numbers: [], doubtful: [], national: [], ambiguous: [], landlines: [] },
  ...{ choices: [], twins: [], leftOut: [], from },
});

/** Adds a number to the list, unless it is there. */
function makeAdd(list: RecipientList, kept: ReadonlySet<string>) {
  const lines = new Map<string, number>();
  return ({ cell, reading }: Candidate): boolean => {
    const { e164 } = reading;
    const line = lines.get(e164);
    if (line !== undefined) {
      list.leftOut.push({ ...cell, kind: "double", why: `The same number as in line ${line}` });
      return false;
    }
    lines.set(e164, cell.line);
    const first = findNumberVariants(e164)
      .map((digits) => `+${digits}`)
      .find((variant) => lines.has(variant));
    if (first !== undefined) {
      const isKept = kept.has(e164);
      list.twins.push({ line: cell.line, number: e164, first, isKept });
      if (!isKept) return false;
    }
    list.numbers.push(e164);
    if (reading.isDoubtful) list.doubtful.push(e164);
    if (reading.isNational) list.national.push(e164);
    if (reading.otherwise !== null) list.ambiguous.push(e164);
    if (reading.isLandline) list.landlines.push(e164);
    return true;
  };
}

/**
 * Finds phone numbers in any text: a list, contact cards, or a CSV file's columns of numbers.
 * National ones are read for `home`; `kept` stay, though another may be the same person's.
 * Never throws; linear in the text's length.
 */
export function parseRecipients(
  typed: string,
  home?: Home,
  kept: ReadonlySet<string> = new Set(),
): RecipientList {
  const text = typed.replace(HEADS_A_FILE, "");
  const read = makeRead();
  const { people, from } = findPeople(text, home, read);
  const list = makeList(from);
  const add = makeAdd(list, kept);
  for (const person of people) {
    const readings = readPerson(person, read);
    if ("why" in readings) {
      const { cell, why } = readings;
      list.leftOut.push({ text: cell.text, line: cell.line, column: cell.column, kind: "unreadable", why });
      continue;
    }
    const [best, ...rest] = readings;
    if (best === undefined) continue;
    const isNational = best.reading.isNational && person.home === home;
    const isAdded = add({ ...best, reading: { ...best.reading, isNational } });
    const others = [...new Set(rest.map(({ reading }) => reading.e164))].filter(
      (number) => !isSamePerson(number, best.reading.e164),
    );
    if (isAdded && others.length > 0)
      list.choices.push({ line: best.cell.line, number: best.reading.e164, others });
  }
  return list;
}
