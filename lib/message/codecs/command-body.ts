import { type ShellWord, splitWords } from "./shell-words";

/** Text with one layer of escaping removed; `places`: each UTF-16 unit's original index. */
export type Undone = { text: string; places: number[] };

/** A caret outside quotes on a command's first line, before a quote, a caret or the line's end. */
const FIRST_CARET = /^(?:[^"'^\r\n]|"[^"\r\n]*"|'[^'\r\n]*')*\^(?:["^]|[^\S\r\n]*\r?\n)/;
const DOUBLED = /"\s*[{[]\s*""/;

/** Whether the command at `from` is in Windows cmd syntax, where ^ escapes. */
export const hasCarets = (text: string, from: number): boolean =>
  FIRST_CARET.test(text.slice(from, from + 4000));

/** Replaces each match and records where every unit came from. */
function undo(text: string, pattern: RegExp, toMeant: (match: string) => string): Undone {
  let plain = "";
  const places: number[] = [];
  const add = (piece: string, at: number, step: 0 | 1) => {
    plain += piece;
    for (let unit = 0; unit < piece.length; unit++) places.push(at + unit * step);
  };
  let last = 0;
  for (const { 0: match, index } of text.matchAll(pattern)) {
    add(text.slice(last, index), last, 1);
    add(toMeant(match), index, 0);
    last = index + match.length;
  }
  add(text.slice(last), last, 1);
  return { text: plain, places };
}

// Source: "cmd /?" and Chrome's "Copy as cURL (cmd)": ^ escapes, and line breaks are doubled.
const CARET = /\^(?:\r?\n(?:\r?\n)?|[^])?/g;
const toMeant = (match: string): string => {
  const rest = match.slice(1);
  if (/^\r?\n\r?\n$/.test(rest)) return "\n";
  return /^\r?\n$/.test(rest) ? " " : rest;
};

/** A command as Windows cmd passes it on. */
export const undoCarets = (text: string): Undone => undo(text, CARET, toMeant);

/** Windows escapes a quote as `""`; `\"` means the same everywhere and is as long. */
export const undoDoubled = (text: string): string =>
  DOUBLED.test(text) ? text.replaceAll('""', String.raw`\"`) : text;

const ESCAPES = /\\(?:u[0-9a-fA-F]{4}|[^])/g;
const toText = (match: string): string => {
  if (match.startsWith("\\u")) return String.fromCharCode(Number.parseInt(match.slice(2), 16));
  const letter = match.slice(1);
  return letter === "n" || letter === "r" ? "\n" : letter === "t" ? "\t" : letter;
};

/** Unescapes JSON embedded in another text (`{\"a\":…}`); null if it isn't escaped. */
export const undoEscapes = (text: string): Undone | null =>
  /^[^{]{0,2000}?\{(?:\s|\\[nrt])*\\"/.test(text) ? undo(text, ESCAPES, toText) : null;

// Source: PowerShell's "about_Quoting_Rules" and "about_Special_Characters".
const COMMAND =
  /\b(?:Invoke-(?:RestMethod|WebRequest)|ConvertTo-Json)\b|(?:^|[\s|;(=])(?:irm|iwr)\s+\S|\b(?:curl|wget)(?:\.exe)?\s[^{]{0,2000}?\s-(?:Body|Method|Uri|Headers)\s|^\s*(?:\$\w+\s*=\s*)?(?:\[[\w.]+\]\s*)?@\{|=\s*@["'][^\S\r\n]*\r?\n/i;
const HERE = /@(["'])[^\S\r\n]*\r?\n/y;
const LETTERS = new Map(Object.entries({ n: "\n", r: "\r", t: "\t", "0": "\0" }));

export const isPowerShell = (text: string): boolean =>
  !/^\s*[{[](?![\w.]+\])/.test(text) && COMMAND.test(text);

/** Reads a PowerShell literal up to its closing `mark`; `isHere`: it is a here-string. */
function readLiteral(text: string, from: number, mark: string, isHere: boolean): Undone & { end: number } {
  const literal: Undone = { text: "", places: [] };
  const add = (meant: string, at: number) => {
    literal.text += meant;
    for (let unit = 0; unit < meant.length; unit++) literal.places.push(at);
  };
  let at = from;
  while (at < text.length) {
    const next = text.charAt(at);
    const after = text.charAt(at + 1);
    if (isHere ? next === "\n" && text.startsWith(`${mark}@`, at + 1) : next === mark && after !== mark)
      break;
    if (!isHere && next === mark) add(mark, at++);
    else if (mark === '"' && next === "`" && after !== "") add(LETTERS.get(after) ?? after, at++);
    else add(next, at);
    at++;
  }
  return { ...literal, end: at + (isHere ? 3 : 1) };
}

/** The quoted strings in a PowerShell command that hold JSON, unescaped. */
export function findJsonLiterals(text: string): Undone[] {
  const found: Undone[] = [];
  for (let at = 0; at < text.length;) {
    const next = text.charAt(at);
    HERE.lastIndex = at;
    const here = HERE.exec(text);
    if (!here && next !== '"' && next !== "'") {
      at += next === "`" ? 2 : 1;
      continue;
    }
    const from = here ? HERE.lastIndex : at + 1;
    const { end, ...literal } = readLiteral(text, from, here?.[1] ?? next, here !== null);
    if (/^\s*[{[]/.test(literal.text)) found.push(literal);
    at = end;
  }
  return found;
}

// Source: curl's manual page. "&" joins pieces of data; nothing joins several --json.
const DATA = new Map([
  ["-d", "&"],
  ["--data", "&"],
  ["--data-ascii", "&"],
  ["--data-binary", "&"],
  ["--data-raw", "&"],
  ["--json", ""],
]);
/** Options that take the next word as their value. */
const TAKING = new Set(
  "--request --header --url --user --user-agent --referer --cookie --cookie-jar --output --form --max-time --connect-timeout --proxy --cacert --cert --key --retry --oauth2-bearer --write-out --resolve --data-urlencode".split(
    " ",
  ),
);
const TAKING_LETTERS = "XHuAebcoFTmxwKECDPQrtUYyzh";

/** `isFile`: the data is read from a file; `end`: where the command ends. */
export type Body = { word: ShellWord | null; isFile: boolean; end: number };
type Piece = { word: ShellWord; glue: string; isRaw: boolean };

const cutWord = (word: ShellWord, from: number): ShellWord => ({
  ...word,
  text: word.text.slice(from),
  places: word.places.slice(from),
});

/** "-sSd…": the one option in it that takes a value, and the value if it is attached. */
function readLetters(word: ShellWord): { option: string; glued: ShellWord | null } | null {
  for (let at = 1; at < Math.min(word.text.length, 20); at++) {
    const letter = word.text.charAt(at);
    if (letter !== "d" && !TAKING_LETTERS.includes(letter)) continue;
    const glued = at + 1 < word.text.length ? cutWord(word, at + 1) : null;
    return { option: `-${letter}`, glued };
  }
  return null;
}

function readLong(word: ShellWord): { option: string; glued: ShellWord | null } | null {
  const equals = word.text.indexOf("=");
  const option = equals < 0 ? word.text : word.text.slice(0, equals);
  if (!DATA.has(option) && !TAKING.has(option)) return null;
  return { option, glued: equals < 0 ? null : cutWord(word, equals + 1) };
}

function findPieces(words: readonly ShellWord[]): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word?.text.startsWith("-")) continue;
    const read = word.text.startsWith("--") ? readLong(word) : readLetters(word);
    if (!read) continue;
    const value = read.glued ?? words[++at];
    const glue = DATA.get(read.option);
    if (value && glue !== undefined) pieces.push({ word: value, glue, isRaw: read.option === "--data-raw" });
  }
  return pieces;
}

function joinWords(pieces: readonly Piece[]): ShellWord {
  const joined: ShellWord = { text: "", places: [], variables: [], isOpen: false };
  pieces.forEach(({ word, glue }, at) => {
    const between = at === 0 ? "" : glue;
    joined.text += between + word.text;
    for (let unit = 0; unit < between.length; unit++) joined.places.push(word.places[0] ?? 0);
    for (const place of word.places) joined.places.push(place);
    joined.variables.push(...word.variables);
    joined.isOpen ||= word.isOpen;
  });
  return joined;
}

/** The data that the curl command at `from` sends (`word` is null if none); all else is dropped. */
export function findBody(text: string, from: number): Body {
  const { words, input, end } = splitWords(text, from);
  const resolved = findPieces(words).map((piece) =>
    piece.word.text === "@-" && !piece.isRaw && input ? { ...piece, word: input, isRaw: true } : piece,
  );
  const isFile = resolved.some(({ word, isRaw }) => !isRaw && word.text.startsWith("@"));
  return { word: resolved.length === 0 ? null : joinWords(resolved), isFile, end };
}
