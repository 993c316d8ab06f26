import {
  findBody,
  findJsonLiterals,
  hasCarets,
  isPowerShell,
  undoCarets,
  undoDoubled,
  undoEscapes,
  type Undone,
} from "./command-body";
import { addNote, type Fault, FORM_BOUNDS, quoteShort } from "./form";
import { type LineOf, makeLineOf } from "./json-scan";
import { CURL } from "./secrets";
import { type ShellWord, splitWords } from "./shell-words";

/** `starts`: where objects begin, null if consecutive; `isAll`: only JSON is expected. */
export type FoundSource = {
  text: string;
  starts: number[] | null;
  isAll: boolean;
  lineOf: LineOf;
  isCurl: boolean;
  faults: Fault[];
};
export type Sources = FoundSource[] | { why: string };

const CALL = /\b(?:JSON\.stringify|json\.dumps)\(\s*(?=\{)/g;
const HTTPIE = /(?:^|[\n|;&]\s*|\$ )(?:https?|xhs?|wget)\s+(?=\S)/;
/** HTTPie's `name:=` and wget's options before a word's JSON. */
const BEFORE_JSON = /^(?:[\w.[\]-]{1,60}:?=|--(?:raw|post-data|body-data)=)?(?=\s*[{[])/;

const makeSource = (text: string, lineOf: LineOf, rest: Partial<FoundSource> = {}): FoundSource => ({
  ...{ text, lineOf, starts: null, isAll: true, isCurl: false, faults: [] },
  ...rest,
});

const followPlaces = (
  { text, places }: Undone,
  lineOf: LineOf,
  rest: Partial<FoundSource> = {},
): FoundSource => {
  const last = places.at(-1) ?? 0;
  return makeSource(text, (at) => lineOf(places[at] ?? last), rest);
};

function fromWord(word: ShellWord, lineOf: LineOf, rest: Partial<FoundSource>): FoundSource {
  const faults: Fault[] = [];
  const add = (words: string, at: number) => addNote(faults, { line: lineOf(at), path: "", words });
  for (const { name, at } of word.variables)
    add(`${quoteShort(name)} is a shell variable. Menuet can’t read its value`, at);
  if (word.isOpen) add("The data has no closing quotation mark", word.places[0] ?? 0);
  return followPlaces(word, lineOf, { ...rest, faults });
}

/** What each curl command from `at` on sends; `why` if none of it can be read. */
function readCurls(text: string, at: number, lineOf: LineOf): FoundSource[] | { why: string } | null {
  const first = CURL.exec(text.slice(at));
  const undone = first && hasCarets(text, at + first.index + first[0].length) ? undoCarets(text) : null;
  const all = undoDoubled(undone?.text ?? text);
  const lineOfAll: LineOf = (place) => lineOf(undone ? (undone.places[place] ?? text.length) : place);
  const sources: FoundSource[] = [];
  let why: string | null = null;
  for (
    let from = undone ? undone.places.findIndex((place) => place >= at) : at, count = 0;
    count < FORM_BOUNDS.parts;
    count++
  ) {
    const curl = CURL.exec(all.slice(from));
    if (!curl) break;
    const { word, isFile, end } = findBody(all, from + curl.index + curl[0].length);
    from = end;
    if (word === null) continue;
    if (isFile) why = "This curl command reads its data from a file. Paste the file’s contents instead";
    else if (!/[{[]/.test(word.text) && /^[\w.%[\]-]+=/.test(word.text))
      why = "This curl command sends form fields. Menuet opens only commands that send JSON";
    // Windows cmd has no such variables.
    else sources.push(fromWord(undone ? { ...word, variables: [] } : word, lineOfAll, { isCurl: true }));
  }
  return sources.length > 0 ? sources : why === null ? null : { why };
}

/** The words of an HTTPie or wget command that hold JSON. */
function readHttpie(text: string, from: number, lineOf: LineOf): FoundSource[] {
  return splitWords(text, from).words.flatMap((word) => {
    const before = BEFORE_JSON.exec(word.text)?.[0].length;
    const first = word.places[before ?? 0];
    // An unquoted brace starts JSON of its own; it isn't part of the command.
    const isQuoted = first !== undefined && /["']/.test(text.charAt(first - 1));
    if (before === undefined || !isQuoted) return [];
    return [
      fromWord({ ...word, text: word.text.slice(before), places: word.places.slice(before) }, lineOf, {}),
    ];
  });
}

function findAll(text: string, lineOf: LineOf): Sources {
  const bare = [makeSource(text, lineOf)];
  if (isPowerShell(text)) {
    const literals = findJsonLiterals(text);
    if (literals.length > 0) return literals.map((literal) => followPlaces(literal, lineOf));
    const what = text.includes("@{") ? "a PowerShell hashtable (@{…})" : "PowerShell without JSON";
    return { why: `This is ${what}. Menuet opens JSON. Paste the output of ConvertTo-Json` };
  }
  const curl = CURL.exec(text);
  const brace = text.indexOf("{");
  if (curl && (brace < 0 || brace > curl.index)) {
    const read = readCurls(text, curl.index, lineOf);
    if (read) return read;
    return brace < 0 ? { why: "This curl command sends no data" } : bare;
  }
  const httpie = HTTPIE.exec(text);
  if (httpie && (brace < 0 || brace > httpie.index)) {
    const read = readHttpie(text, httpie.index + httpie[0].length, lineOf);
    if (read.length > 0) return read;
    if (brace < 0 && /\s[\w.-]+:?=\S/.test(text))
      return {
        why: "This is an HTTPie command with separate fields. Menuet opens only commands that send JSON",
      };
  }
  if (/^\s*[{[]/.test(text)) return bare;
  const starts = Array.from(text.matchAll(CALL), ({ index, 0: call }) => index + call.length);
  return starts.length === 0 ? bare : [makeSource(text, lineOf, { starts, isAll: false })];
}

/** Unescapes JSON that was copied out of another text. */
function unescape(source: FoundSource): FoundSource {
  const { text, lineOf, isCurl, faults } = source;
  const undone = undoEscapes(text);
  // It is still inside the surrounding text's quotation marks.
  return undone ? followPlaces(undone, lineOf, { isCurl, faults, isAll: false }) : source;
}

/** The JSON in a text: all of it, or what its command or call sends. */
export function findSources(text: string): Sources {
  const sources = findAll(text, makeLineOf(text));
  return "why" in sources ? sources : sources.map(unescape);
}
