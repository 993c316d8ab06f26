/** One cell of a pasted list or of a CSV file. `line` in the text, `column`: which cell of its row, both from 1. */
export type Cell = { text: string; line: number; column: number };

const BLANKS = /[ \u00a0\ufeff]*/y;

/** Where the quote that closes a cell stands; doubled ones are its content. -1 where it is never closed. */
function findClose(text: string, from: number): number {
  for (let at = from; ;) {
    const quote = text.indexOf('"', at);
    if (quote < 0 || text[quote + 1] !== '"') return quote;
    at = quote + 2;
  }
}

/**
 * A text as rows of trimmed cells, one a line; `separators`: the characters between cells. A quoted cell may hold separators and
 * new lines. A quote that is never closed is a letter like others. Its own and not a CSV library's, because a pasted list mixes
 * separators, and because every cell must say in which line it stands. Linear in the text's length.
 */
export function splitRows(text: string, separators: string): Cell[][] {
  const stop = new RegExp(`[${separators}\r\n]`, "g");
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let line = 1;
  let canQuote = true;
  for (let at = 0; ;) {
    BLANKS.lastIndex = at;
    BLANKS.exec(text);
    const opening = BLANKS.lastIndex;
    let quoted = "";
    if (canQuote && text[opening] === '"') {
      const close = findClose(text, opening + 1);
      // Looked for to the end and not found: from here on it is not looked for again.
      if (close < 0) canQuote = false;
      else {
        quoted = text.slice(opening + 1, close);
        at = close + 1;
      }
    }
    stop.lastIndex = at;
    const end = stop.exec(text)?.index ?? text.length;
    row.push({
      text: (quoted.replaceAll('""', '"') + text.slice(at, end)).trim(),
      line,
      column: row.length + 1,
    });
    line += quoted.match(/\r\n?|\n/g)?.length ?? 0;
    at = end + 1;
    if (end === text.length) return [...rows, row];
    if (text[end] !== "\r" && text[end] !== "\n") continue;
    if (text[end] === "\r" && text[at] === "\n") at++;
    line++;
    rows.push(row);
    row = [];
  }
}
