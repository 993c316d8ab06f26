import type { Span } from "./node";

/** Digits with at most two separators between them; what it may be is decided after. */
const NUMBER = /\+?\(?\d(?:[ ().\-\u00a0]{0,2}\d)*/g;
const DATE = /^\d{4}-\d\d-\d\d/;
const PART_OF_WORD = /[\p{L}\p{N}/@=#_.,:$€£%+-]/u;

/** ITU E.164: at most 15 digits. Without a plus, fewer than nine are too often a price, a date or an order number. */
const MAX_DIGITS = 15;
const MIN_DIGITS = { marked: 7, bare: 9 };

function isPhone(text: string, digits: string): boolean {
  const isMarked = text.startsWith("+");
  if (digits.length > MAX_DIGITS || digits.length < MIN_DIGITS[isMarked ? "marked" : "bare"]) return false;
  return isMarked || (!text.includes(".") && !DATE.test(text));
}

/** Every phone number of one line, as a tel: link. */
export function findPhones(line: string): Span[] {
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
