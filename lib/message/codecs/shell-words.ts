/** A command's word; `places`: each UTF-16 unit's index; `variables`: names only a shell knows. */
export type ShellWord = {
  text: string;
  places: number[];
  variables: { name: string; at: number }[];
  isOpen: boolean;
};

/** The parser's state; `word` is the one being built, null between two words. */
type Command = { readonly text: string; at: number; word: ShellWord | null; words: ShellWord[] };

const openWord = (command: Command): ShellWord =>
  (command.word ??= { text: "", places: [], variables: [], isOpen: false });

function closeWord(command: Command): void {
  if (command.word) command.words.push(command.word);
  command.word = null;
}

/** Adds text that is written as it is, from `at` on. */
function addPlain(word: ShellWord, text: string, at: number): void {
  word.text += text;
  for (let unit = 0; unit < text.length; unit++) word.places.push(at + unit);
}

/** Adds the meaning of an escape at `at`. */
function addMeant(word: ShellWord, text: string, at: number): void {
  word.text += text;
  for (let unit = 0; unit < text.length; unit++) word.places.push(at);
}

// Source: the Bash Reference Manual, "ANSI-C Quoting".
const LETTERS = new Map(
  Object.entries({ a: "\x07", b: "\b", e: "\x1b", E: "\x1b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" }),
);
const CODE = /u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})/y;
/** One byte each; several can make one letter. */
const BYTES = /(?:\\(?:x[0-9a-fA-F]{1,2}|[0-7]{1,3}))+/y;
const UNQUOTED = /[^'\\]+/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const toByte = (escape: string): number =>
  (escape.startsWith("x") ? Number.parseInt(escape.slice(1), 16) : Number.parseInt(escape, 8)) & 0xff;

/** The meaning of the escape at `at` (its backslash), and its length in characters. */
function readEscape(text: string, at: number): { meant: string; length: number } {
  const bytes = matchAt(BYTES, text, at)?.[0];
  if (bytes !== undefined) {
    const meant = new TextDecoder().decode(Uint8Array.from(bytes.split("\\").slice(1), toByte));
    return { meant, length: bytes.length };
  }
  const code = matchAt(CODE, text, at + 1);
  const point = Number.parseInt(code?.[1] ?? code?.[2] ?? "", 16);
  if (code && point <= 0x10ffff) return { meant: String.fromCodePoint(point), length: code[0].length + 1 };
  const letter = text.charAt(at + 1);
  if (`\\'"?`.includes(letter)) return { meant: letter, length: letter.length + 1 };
  const meant = LETTERS.get(letter);
  return meant === undefined ? { meant: "\\", length: 1 } : { meant, length: 2 };
}

/** Reads $'…', starting at its dollar sign. */
function readAnsiQuote(command: Command): void {
  const { text } = command;
  const word = openWord(command);
  for (command.at += 2; command.at < text.length;) {
    const plain = matchAt(UNQUOTED, text, command.at)?.[0] ?? "";
    addPlain(word, plain, command.at);
    command.at += plain.length;
    if (text[command.at] === "'") {
      command.at++;
      return;
    }
    if (command.at >= text.length) break;
    const { meant, length } = readEscape(text, command.at);
    addMeant(word, meant, command.at);
    command.at += length;
  }
  word.isOpen = true;
}

// Source: the Bash Reference Manual, "Quoting" and "Here Documents".
const CONTINUED = /\\[^\S\r\n]*(?:\r\n?|\n)/y;
const PLAIN = /[^\s'"\\$`#;|&<>]+/y;
const VARIABLE = /\$(?:\{[^}]{0,100}\}?|\([^)]{0,100}\)?|\w{1,100})|`[^`]{0,100}`?/y;
const HERE = /<<-?[^\S\r\n]*\\?(['"]?)(\w{1,100})\1/y;
const REDIRECTION = /\d*(?:<|>>?)&?/y;

function take(command: Command, pattern: RegExp): string {
  pattern.lastIndex = command.at;
  return pattern.exec(command.text)?.[0] ?? "";
}

function readSingle(command: Command): void {
  const word = openWord(command);
  const end = command.text.indexOf("'", command.at + 1);
  word.isOpen ||= end < 0;
  const to = end < 0 ? command.text.length : end;
  addPlain(word, command.text.slice(command.at + 1, to), command.at + 1);
  command.at = to + 1;
}

function addVariable(command: Command): boolean {
  const name = take(command, VARIABLE);
  if (name === "") return false;
  const word = openWord(command);
  word.variables.push({ name, at: command.at });
  addPlain(word, name, command.at);
  command.at += name.length;
  return true;
}

/** Reads "…", where a backslash escapes only $, `, ", a backslash and a line break. */
function readDouble(command: Command): void {
  const { text } = command;
  const word = openWord(command);
  for (command.at++; command.at < text.length;) {
    const next = text.charAt(command.at);
    if (next === '"') {
      command.at++;
      return;
    }
    if ((next === "$" || next === "`") && addVariable(command)) continue;
    const after = text.charAt(command.at + 1);
    if (next === "\\" && after !== "" && '$`"\\'.includes(after)) {
      addMeant(word, after, command.at);
      command.at += 2;
    } else if (next === "\\" && take(command, /\\\r?\n/y) !== "")
      command.at += take(command, /\\\r?\n/y).length;
    else addPlain(word, next, command.at++);
  }
  word.isOpen = true;
}

/** Reads `<<NAME`: the lines that follow become one word, as if quoted. */
function readHere(command: Command): { word: ShellWord; from: number; to: number } | null {
  HERE.lastIndex = command.at;
  const here = HERE.exec(command.text);
  if (!here) return null;
  command.at += here[0].length;
  const line = command.text.indexOf("\n", command.at);
  if (line < 0) return null;
  const last = new RegExp(`^\\t*${here[2]}\\r?$`, "m");
  const end = last.exec(command.text.slice(line + 1));
  const to = end ? line + 1 + end.index : command.text.length;
  const word: ShellWord = { text: "", places: [], variables: [], isOpen: end === null };
  addPlain(word, command.text.slice(line + 1, to), line + 1);
  return { word, from: line, to: to + (end?.[0].length ?? 0) };
}

const isBreak = (next: string, after: string): boolean =>
  next === ";" || next === "|" || (next === "&" && !/[\w%]/.test(after));

/** Reads one step outside of quotes. */
function readStep(command: Command): void {
  const next = command.text.charAt(command.at);
  const after = command.text.charAt(command.at + 1);
  const continued = take(command, CONTINUED);
  if (continued !== "") command.at += continued.length;
  else if (/\s/.test(next)) {
    closeWord(command);
    command.at++;
  } else if (next === "'") readSingle(command);
  else if (next === '"') readDouble(command);
  else if (next === "$" && after === "'") readAnsiQuote(command);
  else if (next === "$" && after === '"') {
    command.at++;
    readDouble(command);
  } else if (next === "\\") {
    addMeant(openWord(command), after, command.at);
    command.at += 2;
  } else if ((next === "$" || next === "`") && addVariable(command)) return;
  else if (next === "#" && command.word === null) command.at += take(command, /[^\r\n]*/y).length;
  else if (next === "<" || next === ">") {
    closeWord(command);
    command.at += take(command, REDIRECTION).length;
  } else {
    const plain = take(command, PLAIN) || next;
    addPlain(openWord(command), plain, command.at);
    command.at += plain.length;
  }
}

/**
 * Splits the command at `from` into words as a shell would, up to `;`, `|` or `&`.
 * A line break without its backslash doesn't end it, because copying loses them.
 * `input`: what `<<NAME` feeds it; `end`: where it ends. Never throws.
 */
export function splitWords(
  text: string,
  from: number,
): { words: ShellWord[]; input: ShellWord | null; end: number } {
  const command: Command = { text, at: from, word: null, words: [] };
  let here: ReturnType<typeof readHere> = null;
  while (command.at < text.length) {
    if (here && command.at >= here.from && command.at < here.to) command.at = here.to;
    else if (isBreak(text.charAt(command.at), text.charAt(command.at + 1))) break;
    else if (!here && text.startsWith("<<", command.at)) {
      closeWord(command);
      here = readHere(command);
      if (!here) command.at += 2;
    } else readStep(command);
  }
  closeWord(command);
  return { words: command.words, input: here?.word ?? null, end: Math.min(command.at, text.length) };
}
