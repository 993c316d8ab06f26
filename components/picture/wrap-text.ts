/** Words with the space behind them, so that the lines together are the text. A no-break space breaks nothing. */
const WORDS = /[^ ]+ *| +/g;

/** A word as pieces that fit, or letter by letter where not even a letter does. */
function breakWord(word: string, fits: (text: string) => boolean): string[] {
  const letters = new Intl.Segmenter("und", { granularity: "grapheme" });
  const pieces = [""];
  for (const { segment } of letters.segment(word)) {
    const last = pieces.at(-1) ?? "";
    if (last === "" || fits(last + segment)) pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
  }
  return pieces;
}

/** One line of text as lines that fit, broken between words, and inside a word only where it is wider than a line. */
export function wrapText(text: string, fits: (line: string) => boolean): string[] {
  const lines = [""];
  const doesFit = (line: string) => fits(line.trimEnd());
  for (const word of text.match(WORDS) ?? []) {
    const last = lines.at(-1) ?? "";
    if (doesFit(last + word)) lines[lines.length - 1] = last + word;
    else if (last === "") lines.splice(-1, 1, ...breakWord(word, doesFit));
    else lines.push(...breakWord(word, doesFit));
  }
  return lines.map((line) => line.trimEnd());
}
