const SPACE = /\s/;
const MARKER = /[*_~`]/;
const WORD = /^[\p{L}\p{N}]/u;

const isSpaceOrEnd = (unit: string | undefined): boolean => unit === undefined || SPACE.test(unit);

/** Whether a marker of `length` units at `at` may open: at the start, after white space or a marker, and not before a space. */
export function canOpen(text: string, at: number, length = 1): boolean {
  const before = text[at - 1];
  return (isSpaceOrEnd(before) || MARKER.test(before ?? "")) && !isSpaceOrEnd(text[at + length]);
}

/** Whether a letter or a digit of any script stands at `at`: a marker before one does not close. */
export const isWordAt = (text: string, at: number): boolean => WORD.test(text.slice(at, at + 2));

/** Whether the marker of one unit at `at` may close: after something that is no space, and not before a letter or digit. */
export const canClose = (text: string, at: number): boolean =>
  !isSpaceOrEnd(text[at - 1]) && !isWordAt(text, at + 1);
