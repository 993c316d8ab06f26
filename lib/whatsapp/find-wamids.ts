import { WAMID_PREFIX, measureWamid, readWamid } from "./wamid";

const START = /wamid\./g;
/** Longer than any ID, including the line breaks and quotes between its parts. */
const MAX_TAIL = 600;
const RUN = /^[\w+/-]*/;
/**
 * Joints between parts of an ID: line breaks with code or quote marks, mail's soft break, spaces.
 */
const JOINTS = [/(?:\\|["'`]\s*[+,.]?)?[ \t]*\r?\n[ \t>|*]*["'`]?/g, /=\r?\n/g, /\s+/g];

/** Base64 characters as URLs, JSON, HTML and mail escape them. */
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

/** An ID without its prefix: as long as its structure says, else as far as the text matches. */
function readTail(tail: string): string {
  for (const part of [tail, ...JOINTS.map((joint) => tail.replace(joint, ""))]) {
    const length = measureWamid(readRun(part));
    if (length !== null) return part.slice(0, length) + readPadding(part.slice(length));
  }
  const run = readRun(tail);
  return run + readPadding(tail.slice(run.length));
}

/** Equal for two spellings of one ID: the standard alphabet, without padding. */
const toKey = (id: string): string => id.replaceAll("-", "+").replaceAll("_", "/").replace(/=+$/, "");

/** The distinct message IDs in a text, with escapes and line wraps undone. */
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
  // FlowIQ's reference truncates an ID with dots, so keep any text that already parses.
  return id === undefined || others.length > 0 || readWamid(typed).state === "read" ? typed : id;
}
