import { addMeant, addPlain, type Command, openWord } from "./shell-word";

// Source: the Bash Reference Manual, "ANSI-C Quoting".
const LETTERS = new Map(
  Object.entries({ a: "\x07", b: "\b", e: "\x1b", E: "\x1b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" }),
);
const CODE = /u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})/y;
/** One byte each: several of them make one letter. */
const BYTES = /(?:\\(?:x[0-9a-fA-F]{1,2}|[0-7]{1,3}))+/y;
const PLAIN = /[^'\\]+/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const toByte = (escape: string): number =>
  (escape.startsWith("x") ? Number.parseInt(escape.slice(1), 16) : Number.parseInt(escape, 8)) & 0xff;

/** The meaning of the escape at `at` (its backslash), and how many characters it takes. */
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

/** Reads $'…' from its dollar sign into the word. */
export function readAnsiQuote(command: Command): void {
  const { text } = command;
  const word = openWord(command);
  for (command.at += 2; command.at < text.length;) {
    const plain = matchAt(PLAIN, text, command.at)?.[0] ?? "";
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
