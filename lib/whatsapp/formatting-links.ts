import type { Span } from "./formatting-nodes";

/**
 * Endings that make a bare domain a link, so that "file.txt" and "end.Next" stay text.
 * Country codes: the two-letter part of IANA's root zone. Others: the ones most in use.
 */
const GENERIC =
  "com|net|org|edu|gov|mil|int|info|biz|name|mobi|app|dev|shop|store|online|site|website|live|link|page|club|blog|news|cloud|tech|space|menu|cafe|restaurant|pizza|bar|food|travel|agency|digital|africa|capetown|durban|joburg|xyz|top|example";
const COUNTRIES =
  "a[cdefgilmoqrstuwxz]|b[abdefghijmnorstvwyz]|c[acdfghiklmnoruvwxyz]|d[ejkmoz]|e[cegrstu]|f[ijkmor]|g[abdefghilmnpqrstuwy]|h[kmnrtu]|i[delmnoqrst]|j[emop]|k[eghimnprwyz]|l[abcikrstuvy]|m[acdeghklmnopqrstuvwxyz]|n[acefgilopruz]|om|p[aefghklmnrstwy]|qa|r[eosuw]|s[abcdeghijklmnorstuvxyz]|t[cdfghjklmnortvwz]|u[agksyz]|v[aceginu]|w[fs]|y[et]|z[amw]";
const KNOWN_ENDING = new RegExp(`^(?:${GENERIC}|${COUNTRIES})$`, "i");
const ANY_ENDING = /^[a-z]{2,24}$/i;
const LABEL = /^[\p{L}\p{N}-]+$/u;

/** Whether a host is a domain. `isMarked`: after "www." or "@", where any ending counts. */
function isDomain(host: string, isMarked: boolean): boolean {
  const labels = host.split(".");
  const ending = labels.at(-1) ?? "";
  return (
    labels.length > 1 &&
    (isMarked ? ANY_ENDING : KNOWN_ENDING).test(ending) &&
    labels.every((label) => LABEL.test(label))
  );
}

/** Digits with at most two separators in between; `isPhone` decides what they are. */
const NUMBER = /\+?\(?\d(?:[ ().\-\u00a0]{0,2}\d)*/g;
const DATE = /^\d{4}-\d\d-\d\d/;
const PART_OF_WORD = /[\p{L}\p{N}/@=#_.,:$€£%+-]/u;

/**
 * ITU E.164: at most 15 digits. Without +, fewer than 9 are often a price, date or order number.
 */
const MAX_DIGITS = 15;
const MIN_DIGITS = { marked: 7, bare: 9 };

function isPhone(text: string, digits: string): boolean {
  const isMarked = text.startsWith("+");
  if (digits.length > MAX_DIGITS || digits.length < MIN_DIGITS[isMarked ? "marked" : "bare"]) return false;
  return isMarked || (!text.includes(".") && !DATE.test(text));
}

/** Every phone number of one line, as a tel: link. */
function findPhones(line: string): Span[] {
  const found: Span[] = [];
  for (const { 0: text, index: start } of line.matchAll(NUMBER)) {
    const end = start + text.length;
    const digits = text.replace(/\D/g, "");
    if (!isPhone(text, digits)) continue;
    if (PART_OF_WORD.test(line.charAt(start - 1)) || /[\p{L}\p{N}@/_]/u.test(line.charAt(end))) continue;
    const href = `tel:${text.startsWith("+") ? "+" : ""}${digits}`;
    found.push({ start, end, node: { type: "link", href, text } });
  }
  return found;
}

const WORD = /[^\s<>"“”«»`|\\^{}]+/g;
const SCHEME = /(?<![\p{L}\p{N}])https?:\/\//iu;
const FIRST = /[\p{L}\p{N}]/u;
const LAST = /[\p{L}\p{M}\p{N}/=&#%+$@-]/u;
const MAILBOX = /^[\p{L}\p{N}.+_-]+$/u;

/** Leaves out trailing punctuation and markers, but keeps a bracket that the link itself opened. */
function findEnd(word: string, start: number): number {
  let unclosed = 0;
  for (let at = start; at < word.length; at++) {
    if (word[at] === "(") unclosed++;
    if (word[at] === ")") unclosed--;
  }
  let end = word.length;
  while (end > start && !LAST.test(word.charAt(end - 1))) {
    const isBracket = word[end - 1] === ")";
    if (isBracket && unclosed >= 0) break;
    if (isBracket) unclosed++;
    if (word[end - 1] === "(") unclosed--;
    end--;
  }
  return end;
}

/**
 * The URL that a word without its punctuation leads to; null unless it is http, https or mailto.
 */
function toHref(text: string): string | null {
  if (SCHEME.test(text)) return URL.canParse(text) ? text : null;
  const [mailbox = "", host = "", ...rest] = text.split("@");
  if (host !== "" && rest.length === 0 && MAILBOX.test(mailbox))
    return isDomain(host, true) ? `mailto:${text}` : null;
  const [name = ""] = text.split(/[/?#:]/, 1);
  const href = `https://${text}`;
  return isDomain(name, /^www\../i.test(name)) && URL.canParse(href) ? href : null;
}

function findInWord(word: string, offset: number): Span | null {
  const scheme = word.search(SCHEME);
  const start = scheme < 0 ? word.search(FIRST) : scheme;
  if (start < 0) return null;
  const end = findEnd(word, start);
  const text = word.slice(start, end);
  const href = toHref(text);
  return href === null
    ? null
    : { start: offset + start, end: offset + end, node: { type: "link", href, text } };
}

/** Every URL, email address and phone number of one line. Linear: each word is read once. */
export function findLinks(line: string): Span[] {
  const found: Span[] = [];
  for (const { 0: word, index } of line.matchAll(WORD)) {
    const span = word.includes(".") || word.includes("://") ? findInWord(word, index) : null;
    if (span) found.push(span);
  }
  return [...found, ...findPhones(line)];
}
