import { isDomain } from "./domain";
import type { Span } from "./node";
import { findPhones } from "./phone";

const WORD = /[^\s<>"“”«»`|\\^{}]+/g;
const SCHEME = /(?<![\p{L}\p{N}])https?:\/\//iu;
const FIRST = /[\p{L}\p{N}]/u;
const LAST = /[\p{L}\p{M}\p{N}/=&#%+$@-]/u;
const MAILBOX = /^[\p{L}\p{N}.+_-]+$/u;

/** Where a word's link ends: trailing punctuation and markers stay outside, a bracket that the link opened stays in. */
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

/** What a word without its punctuation leads to, or null. Only http, https and mailto come out of here. */
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

/** Every web address, e-mail address and phone number of one line. Each word is read once: linear in the line. */
export function findLinks(line: string): Span[] {
  const found: Span[] = [];
  for (const { 0: word, index } of line.matchAll(WORD)) {
    const span = word.includes(".") || word.includes("://") ? findInWord(word, index) : null;
    if (span) found.push(span);
  }
  return [...found, ...findPhones(line)];
}
