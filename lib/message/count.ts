/** UTF-16 code units, as `string.length`: never smaller than code points or graphemes, so it cannot let too much through. */
export const countCharacters = (text: string): number => text.length;

/** The share of a limit from which a counter turns amber. */
const NEAR = 0.9;

export type CounterState = "ok" | "near" | "over";

export function toCounterState(count: number, max: number): CounterState {
  if (count > max) return "over";
  return count >= max * NEAR ? "near" : "ok";
}

/** One for all: a segmenter is slow to make. */
let graphemes: Intl.Segmenter | undefined;

/** The longest start of `text` of at most `max` UTF-16 units that splits no surrogate pair, ZWJ sequence or combining mark. */
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
