import type { AudioContent, DraftMessage, DraftSection, ListContent, TextContent } from "./draft";
import { listTexts, type NamedText } from "./draft-path";

/** UTF-16 units, never fewer than code points or graphemes, so no limit lets too much through. */
export const countCharacters = (text: string): number => text.length;

/** The share of a limit from which a counter turns amber. */
const NEAR = 0.9;

type CounterState = "ok" | "near" | "over";

export function toCounterState(count: number, max: number): CounterState {
  if (count > max) return "over";
  return count >= max * NEAR ? "near" : "ok";
}

/** Shared, because a segmenter is slow to create. */
let graphemes: Intl.Segmenter | undefined;

/** The longest start of `text` of at most `max` UTF-16 units that splits no grapheme. */
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

/** Matches what shows, or NUL: no white space, no control, ignorable or blank characters. */
const SHOWN =
  /[^\s\p{Default_Ignorable_Code_Point}\u0001-\u001f\u007f-\u009f\u2800\ufff9-\ufffb\u{16fe4}\u{1d159}]/u;

/** Whether a text shows nothing: an emoji with its joiners shows something, joiners alone don't. */
export const isEmptyText = (text: string): boolean => !SHOWN.test(text);

/** The trimmed text, or "" if it shows nothing. */
export const toShownText = (text: string): string => (isEmptyText(text) ? "" : text.trim());

/** White space, including U+0085, which `\s` lacks in JavaScript. */
const SPACES = /[\s\u0085]+/g;
const LINE_BREAK = /[\n-\r\u0085\u2028\u2029]/;
const BREAK = /[\t-\r\u0085\u2028\u2029]/;

/** Makes a text one line: a line break or tab becomes a space, and nothing at either end. */
export const toOneLine = (text: string): string =>
  text.replace(SPACES, (run: string, at: number) => {
    if (!BREAK.test(run)) return run;
    return at === 0 || at + run.length === text.length ? "" : " ";
  });

/** Makes every line break \n, as a text area does. */
export const toLines = (text: string): string => text.replace(/\r\n?/g, "\n");

/** A URL without tabs and line breaks, which URL parsers ignore. */
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

/** Runs on every way in, so that fields, preview and payload hold the same text. */
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

/** The one-line texts in which `normaliseTexts` replaces a line break or a tab. */
export const findLineBreaks = (draft: DraftMessage): NamedText[] =>
  listTexts(draft).filter(
    ({ path, text }) => !["body", "text", "audioUrl"].includes(path) && BREAK.test(text.trim()),
  );

/** What `normaliseTexts` changed, for a person: one sentence per field, without its full stop. */
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
