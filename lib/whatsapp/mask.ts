import { WAMID_PREFIX } from "./wamid";

const DOT = "•";
const HEAD_DIGITS = 4;
const TAIL_DIGITS = 2;
/** Digits that stay hidden before any leading ones are shown. */
const LEAST_HIDDEN_DIGITS = 4;

/** A phone number for logs: "2781•••••78", with fewer visible digits if it is short. */
export function maskNumber(number: string): string {
  const digits = number.replace(/\D/g, "");
  const spare = digits.length - LEAST_HIDDEN_DIGITS;
  const tail = Math.max(0, Math.min(TAIL_DIGITS, spare));
  const head = Math.max(0, Math.min(HEAD_DIGITS, spare - tail));
  return digits.slice(0, head) + DOT.repeat(digits.length - head - tail) + digits.slice(digits.length - tail);
}

/** The customer's number ends near an ID's 26th character, so shorter IDs show nothing. */
const LEAST_CHARACTERS = 40;
const TAIL_CHARACTERS = 4;

/** A message ID for logs: its last four characters, which hold no part of the phone number. */
export const maskWamid = (id: string): string =>
  `${WAMID_PREFIX}…${id.length < LEAST_CHARACTERS ? "" : id.slice(-TAIL_CHARACTERS)}`;

const SHOWN_DIGITS = 4;

/** Two numbers to tell apart: their last four digits, or more if those are equal. */
export function maskPair(one: string, other: string): [string, string] {
  const tailOf = (number: string) => number.replace(/\D/g, "").slice(-SHOWN_DIGITS);
  if (tailOf(one) === tailOf(other)) return [maskNumber(one), maskNumber(other)];
  return [`${DOT.repeat(4)} ${tailOf(one)}`, `${DOT.repeat(4)} ${tailOf(other)}`];
}
