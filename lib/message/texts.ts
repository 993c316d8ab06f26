import type { AudioContent, DraftMessage, DraftSection, ListContent, TextContent } from "./draft";
import { listTexts, type NamedText } from "./draft-path";

/**
 * UTF-16 code units, as `string.length`: never smaller than code points or graphemes, so it cannot
 * let too much through.
 */
export const countCharacters = (text: string): number => text.length;

/** The share of a limit from which a counter turns amber. */
const NEAR = 0.9;

type CounterState = "ok" | "near" | "over";

export function toCounterState(count: number, max: number): CounterState {
  if (count > max) return "over";
  return count >= max * NEAR ? "near" : "ok";
}

/** One for all: a segmenter is slow to make. */
let graphemes: Intl.Segmenter | undefined;

/**
 * The longest start of `text` of at most `max` UTF-16 units that splits no surrogate pair, ZWJ
 * sequence or combining mark.
 */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  graphemes ??= new Intl.Segmenter("und", { granularity: "grapheme" });
  let end = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/**
 * What shows nothing: white space of any script, control characters but NUL, what Unicode lets a
 * font ignore (joiners, marks of direction, selectors, tags, Hangul fillers, the soft hyphen), and
 * four blanks that it counts among signs.
 */
const SHOWN =
  /[^\s\p{Default_Ignorable_Code_Point}\u0001-\u001f\u007f-\u009f\u2800\ufff9-\ufffb\u{16fe4}\u{1d159}]/u;

/**
 * Whether a text shows nothing to whoever reads it. An emoji with its joiners shows something; they
 * alone do not.
 */
export const isEmptyText = (text: string): boolean => !SHOWN.test(text);

/** A text without the spaces around it; "" where it shows nothing. */
export const toShownText = (text: string): string => (isEmptyText(text) ? "" : text.trim());

/** White space; a "next line" is none to JavaScript. */
const SPACES = /[\s\u0085]+/g;
const LINE_BREAK = /[\n-\r\u0085\u2028\u2029]/;
const BREAK = /[\t-\r\u0085\u2028\u2029]/;

/**
 * A text for a place of one line: a line break or tab and the spaces around it are one space, and
 * nothing at either end.
 */
export const toOneLine = (text: string): string =>
  text.replace(SPACES, (run: string, at: number) => {
    if (!BREAK.test(run)) return run;
    return at === 0 || at + run.length === text.length ? "" : " ";
  });

/** A text of lines, ended as a text area ends them. */
export const toLines = (text: string): string => text.replace(/\r\n?/g, "\n");

/** An address without its tabs and line breaks: whoever reads addresses leaves them out. */
export const toAddressLine = (text: string): string => text.replace(/[\t\n\r]/g, "");

const normaliseSection = ({ title, rows, ...rest }: DraftSection): DraftSection => ({
  title: toOneLine(title),
  rows: rows.map((row) => ({
    ...row,
    id: toOneLine(row.id),
    title: toOneLine(row.title),
    description: toOneLine(row.description),
  })),
  ...rest,
});

/**
 * A draft as it enters Menuet, wherever it comes from: only the body and a text message have lines.
 * Fields, preview and payload then hold the same text.
 */
export function normaliseTexts<D extends Partial<ListContent & AudioContent & TextContent>>(draft: D): D {
  const texts: Partial<ListContent & AudioContent & TextContent> = {};
  for (const name of ["header", "footer", "button"] as const)
    if (draft[name] !== undefined) texts[name] = toOneLine(draft[name]);
  if (draft.text !== undefined) texts.text = toLines(draft.text);
  if (draft.body !== undefined) texts.body = toLines(draft.body);
  if (draft.sections !== undefined) texts.sections = draft.sections.map(normaliseSection);
  if (draft.audioUrl !== undefined) texts.audioUrl = toAddressLine(draft.audioUrl);
  return { ...draft, ...texts };
}

/** The texts of one line in which `normaliseTexts` puts a space for a line break or a tab. */
export const findLineBreaks = (draft: DraftMessage): NamedText[] =>
  listTexts(draft).filter(
    ({ path, text }) => !["body", "text", "audioUrl"].includes(path) && BREAK.test(text.trim()),
  );

/**
 * What `normaliseTexts` does to the texts of one line, for a person who opens a message: a sentence
 * a field, without its dot.
 */
export function noteLineBreaks(draft: DraftMessage): string[] {
  const counts = new Map<string, number>();
  for (const { name, text } of findLineBreaks(draft)) {
    const key = `${LINE_BREAK.test(text.trim()) ? "line break" : "tab"} in ${name}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(
    ([key, count]) => `A ${key} was replaced by a space${count > 1 ? ` (${count} times)` : ""}`,
  );
}
