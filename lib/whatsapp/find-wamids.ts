import { WAMID_PREFIX, measureWamid, readWamid } from "./wamid";

const START = /wamid\./g;
/** More than any ID is long, with what line breaks and quotes put between its parts. */
const MAX_TAIL = 600;
const RUN = /^[\w+/-]*/;
/**
 * Between two parts of one ID: a line break with marks of code or quotes, mail's soft break,
 * spaces.
 */
const JOINTS = [/(?:\\|["'`]\s*[+,.]?)?[ \t]*\r?\n[ \t>|*]*["'`]?/g, /=\r?\n/g, /\s+/g];

/** Signs of Base64 as addresses, JSON and HTML write them. */
const ESCAPES: readonly [RegExp, string][] = [
  [/%25/g, "%"],
  [/%2b|\\u002b|&#(?:43|x2b);/gi, "+"],
  [/%2f|\\u002f|&#(?:47|x2f);|\\\//gi, "/"],
  [/%3d|=3d|\\u003d|&#(?:61|x3d);/gi, "="],
  [/%2e/gi, "."],
  [/\\r|\\n/g, "\n"],
  [/[\u00ad\u200b-\u200d\u2060\ufeff]/g, ""],
];

const unescape = (text: string): string =>
  ESCAPES.reduce((plain, [sign, meant]) => plain.replace(sign, meant), text);

const readRun = (tail: string): string => RUN.exec(tail)?.[0] ?? "";
const readPadding = (tail: string): string => /^={0,2}/.exec(tail)?.[0] ?? "";

/** An ID without its prefix: as long as its structure says, or else as the text goes on. */
function readTail(tail: string): string {
  for (const part of [tail, ...JOINTS.map((joint) => tail.replace(joint, ""))]) {
    const length = measureWamid(readRun(part));
    if (length !== null) return part.slice(0, length) + readPadding(part.slice(length));
  }
  const run = readRun(tail);
  return run + readPadding(tail.slice(run.length));
}

/**
 * What two spellings of one ID have in common: the alphabet for addresses, and padding left out.
 */
const toKey = (id: string): string => id.replaceAll("-", "+").replaceAll("_", "/").replace(/=+$/, "");

/**
 * The message IDs in a text, each once: after words, in quotes, JSON or an address, over several
 * lines. An ID is given as it is written; only what its surroundings did to its signs is undone.
 */
export function findWamids(text: string): string[] {
  const plain = unescape(text);
  const found = new Map<string, string>();
  for (const { index } of plain.matchAll(START)) {
    const at = index + WAMID_PREFIX.length;
    const tail = readTail(plain.slice(at, at + MAX_TAIL));
    if (tail === "") continue;
    const id = WAMID_PREFIX + tail;
    if (!found.has(toKey(id))) found.set(toKey(id), id);
  }
  const keys = [...found.keys()];
  // Skip an ID inside a longer one.
  return keys
    .filter((key) => !keys.some((other) => other !== key && other.startsWith(key)))
    .flatMap((key) => found.get(key) ?? []);
}

/** The only message ID in a text, else the text: never guess between several. */
export function findReplyTo(text: string): string {
  const [id, ...others] = findWamids(text);
  const typed = text.trim();
  // FlowIQ's reference ends an ID in dots: what can be read as it is stays as it is.
  return id === undefined || others.length > 0 || readWamid(typed).state === "read" ? typed : id;
}
