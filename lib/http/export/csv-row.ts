import "server-only";

/** What spreadsheets take for the start of a formula (OWASP, "CSV Injection"), in both widths. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
/** A phone number is no formula that does anything, and is needed as it is: it can be pasted back where recipients go. */
const E164 = /^\+[1-9]\d{6,14}$/;

const defuse = (text: string): string => (FORMULA.test(text) && !E164.test(text) ? `'${text}` : text);

/**
 * One record of a CSV file (RFC 4180) with its line's end. Every cell is quoted, so that no separator of any country begins a
 * new one; one that a spreadsheet would run begins with an apostrophe.
 */
export const toCsvRow = (cells: readonly string[]): string =>
  `${cells.map((cell) => `"${defuse(cell).replaceAll('"', '""')}"`).join(",")}\r\n`;
