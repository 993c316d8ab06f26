import { findCodes, findFences } from "./code";
import { findLinks } from "./link";
import { canClose, canOpen } from "./marker";
import type { Inline, Span } from "./node";
import { EMPHASIS, growTree, type Marker } from "./tree";

const MARKERS = /[*_~]/g;
const LINE_BREAK = /\r\n?|\n/;

const isMarker = (unit: string): unit is Marker => unit in EMPHASIS;
const text = (words: string): Inline => ({ type: "text", text: words });

const findSpans = (line: string): Span[] =>
  [...findFences(line), ...findCodes(line), ...findLinks(line)].sort((a, b) => a.start - b.start);

/** Adds `line` from `start` to `end`, where only * _ ~ mean anything. A pair with nothing between stays as typed. */
function addMarked(tree: ReturnType<typeof growTree>, line: string, start: number, end: number): void {
  let at = start;
  for (const { 0: marker, index } of line.slice(start, end).matchAll(MARKERS)) {
    if (!isMarker(marker)) continue;
    const here = start + index;
    const isOpen = tree.isOpen(marker);
    const isMeant = isOpen
      ? canClose(line, here) && line[here - 1] !== marker
      : canOpen(line, here) && line[here + 1] !== marker;
    if (!isMeant) continue;
    tree.add(text(line.slice(at, here)));
    if (isOpen) tree.close(marker);
    else tree.open(marker);
    at = here + 1;
  }
  tree.add(text(line.slice(at, end)));
}

function parseLine(line: string): Inline[] {
  const tree = growTree();
  let at = 0;
  for (const span of findSpans(line)) {
    if (span.start < at) continue;
    addMarked(tree, line, at, span.start);
    tree.add(span.node);
    at = span.end;
  }
  addMarked(tree, line, at, line.length);
  return tree.finish();
}

/** The nodes of text that has no blocks, such as a footer; a line break cancels every marker and stays as "\n". Never throws. */
export const parseInline = (words: string): Inline[] =>
  words
    .split(LINE_BREAK)
    .flatMap((line, at) => (at === 0 ? parseLine(line) : [text("\n"), ...parseLine(line)]));
