import { findLinks } from "./formatting-links";
import type { Inline, Span } from "./formatting-nodes";

const SPACE = /\s/;
const MARKER = /[*_~`]/;
const WORD = /^[\p{L}\p{N}]/u;

const isSpaceOrEnd = (unit: string | undefined): boolean => unit === undefined || SPACE.test(unit);

/** Whether a marker may open: at the start or after a space or marker, and not before a space. */
function canOpen(text: string, at: number, length = 1): boolean {
  const before = text[at - 1];
  return (isSpaceOrEnd(before) || MARKER.test(before ?? "")) && !isSpaceOrEnd(text[at + length]);
}

/** Whether `at` has a letter or digit of any script, before which no marker closes. */
const isWordAt = (text: string, at: number): boolean => WORD.test(text.slice(at, at + 2));

/** Whether a one-unit marker may close: not after a space, and not before a letter or digit. */
const canClose = (text: string, at: number): boolean =>
  !isSpaceOrEnd(text[at - 1]) && !isWordAt(text, at + 1);

const TICK = "`";
const FENCE = "```";
const SPACE_OR_MARKER = /[\s*_~]/;

/** The first closing fence at or after `from`, or -1. */
function findFenceEnd(text: string, from: number): number {
  let at = text.indexOf(FENCE, from);
  while (at >= 0 && isWordAt(text, at + FENCE.length)) at = text.indexOf(FENCE, at + 1);
  return at;
}

/** A fence may have spaces and line breaks at its ends, so only what precedes it decides. */
const isFenceStart = (text: string, at: number): boolean =>
  (at === 0 || SPACE_OR_MARKER.test(text.charAt(at - 1))) && text[at + FENCE.length] !== TICK;

/**
 * Every ```monospace``` of a text, across lines and never blank.
 * Linear: an opener without a closing fence ends the search.
 */
export function findFences(text: string): (Span & { text: string })[] {
  const found: (Span & { text: string })[] = [];
  let start = text.indexOf(FENCE);
  while (start >= 0) {
    let next = start + 1;
    if (isFenceStart(text, start)) {
      const close = findFenceEnd(text, start + FENCE.length);
      if (close < 0) break;
      const inside = text.slice(start + FENCE.length, close);
      if (inside.trim() !== "") {
        next = close + FENCE.length;
        found.push({ start, end: next, text: inside, node: { type: "code", text: inside } });
      }
    }
    start = text.indexOf(FENCE, next);
  }
  return found;
}

/** Every `code` span of one line, from the left. */
function findCodes(line: string): Span[] {
  const found: Span[] = [];
  let start = -1;
  for (let at = line.indexOf(TICK); at >= 0; at = line.indexOf(TICK, at + 1)) {
    const isBeside = line[at - 1] === TICK;
    if (start >= 0 && !isBeside && canClose(line, at)) {
      found.push({ start, end: at + 1, node: { type: "code", text: line.slice(start + 1, at) } });
      start = -1;
    } else if (start < 0 && !isBeside && line[at + 1] !== TICK && canOpen(line, at)) {
      start = at;
    }
  }
  return found;
}

/** The markers that nest. */
const EMPHASIS = { "*": "bold", _: "italic", "~": "strike" } as const;
type Marker = keyof typeof EMPHASIS;

type Frame = { marker: Marker | ""; children: Inline[] };

function append(children: Inline[], node: Inline): void {
  const last = children.at(-1);
  if (node.type === "text" && last?.type === "text")
    children[children.length - 1] = { ...last, text: last.text + node.text };
  else if (node.type !== "text" || node.text !== "") children.push(node);
}

/**
 * Builds a line's nodes; an opener that never closes, or that another pair cuts off, becomes text.
 * Each marker is open at most once, so at most three frames are open and no node moves far.
 */
function growTree() {
  const root: Frame = { marker: "", children: [] };
  const open: Frame[] = [];
  const top = (): Frame => open.at(-1) ?? root;
  const cancel = (): void => {
    const frame = open.pop();
    if (!frame) return;
    append(top().children, { type: "text", text: frame.marker });
    for (const child of frame.children) append(top().children, child);
  };
  return {
    add: (node: Inline): void => append(top().children, node),
    isOpen: (marker: Marker): boolean => open.some((frame) => frame.marker === marker),
    open: (marker: Marker): void => void open.push({ marker, children: [] }),
    close: (marker: Marker): void => {
      while (open.length > 0 && top().marker !== marker) cancel();
      const frame = open.pop();
      if (frame) append(top().children, { type: EMPHASIS[marker], children: frame.children });
    },
    finish: (): Inline[] => {
      while (open.length > 0) cancel();
      return root.children;
    },
  };
}

const MARKERS = /[*_~]/g;
const LINE_BREAK = /\r\n?|\n/;

const isMarker = (unit: string): unit is Marker => unit in EMPHASIS;
const text = (words: string): Inline => ({ type: "text", text: words });

const findSpans = (line: string): Span[] =>
  [...findFences(line), ...findCodes(line), ...findLinks(line)].sort((a, b) => a.start - b.start);

/** Adds part of a line where only * _ ~ have meaning; a pair with nothing inside stays as typed. */
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

/**
 * Parses text without blocks, such as a footer. Line breaks cancel markers and stay. Never throws.
 */
export const parseInline = (words: string): Inline[] =>
  words
    .split(LINE_BREAK)
    .flatMap((line, at) => (at === 0 ? parseLine(line) : [text("\n"), ...parseLine(line)]));
