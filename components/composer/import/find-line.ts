/** Where a line (from 1) of a text begins and ends, in UTF-16 units; the last one for a line beyond it. */
export function findLine(text: string, line: number): [start: number, end: number] {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const end = /\r\n?|\n/g;
    end.lastIndex = start;
    const found = end.exec(text);
    if (!found) break;
    start = found.index + found[0].length;
  }
  const length = text.slice(start).search(/[\r\n]/);
  return [start, length < 0 ? text.length : start + length];
}
