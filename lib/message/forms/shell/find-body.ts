import type { ShellWord } from "./shell-word";
import { splitWords } from "./split-words";

// Source: curl's manual page. Several pieces of data are joined by "&", several of --json by nothing.
const DATA = new Map([
  ["-d", "&"],
  ["--data", "&"],
  ["--data-ascii", "&"],
  ["--data-binary", "&"],
  ["--data-raw", "&"],
  ["--json", ""],
]);
/** What takes the word behind it, so that this word is no option and no data of its own. */
const TAKING = new Set(
  "--request --header --url --user --user-agent --referer --cookie --cookie-jar --output --form --max-time --connect-timeout --proxy --cacert --cert --key --retry --oauth2-bearer --write-out --resolve --data-urlencode".split(
    " ",
  ),
);
const TAKING_LETTERS = "XHuAebcoFTmxwKECDPQrtUYyzh";

export type Body = ShellWord & { isFile: boolean };
type Piece = { word: ShellWord; glue: string; isRaw: boolean };

const cutWord = (word: ShellWord, from: number): ShellWord => ({
  ...word,
  text: word.text.slice(from),
  places: word.places.slice(from),
});

/** "-sSd…" as the one option in it that takes a word, and that word where it is glued on. */
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

/** What the curl command from `from` on would send: everything else of it is looked past and kept nowhere. Null where it sends nothing. */
export function findBody(text: string, from: number): Body | null {
  const { words, input } = splitWords(text, from);
  const resolved = findPieces(words).map((piece) =>
    piece.word.text === "@-" && !piece.isRaw && input ? { ...piece, word: input, isRaw: true } : piece,
  );
  const isFile = resolved.some(({ word, isRaw }) => !isRaw && word.text.startsWith("@"));
  return resolved.length === 0 ? null : { ...joinWords(resolved), isFile };
}
