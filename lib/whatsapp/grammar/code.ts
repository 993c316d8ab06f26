import { canClose, canOpen, isWordAt } from "./marker";
import type { Span } from "./node";

const TICK = "`";
const FENCE = "```";
const SPACE_OR_MARKER = /[\s*_~]/;

/** The first closing fence at or after `from`, or -1. */
function findFenceEnd(text: string, from: number): number {
  let at = text.indexOf(FENCE, from);
  while (at >= 0 && isWordAt(text, at + FENCE.length)) at = text.indexOf(FENCE, at + 1);
  return at;
}

/** A fence may hold spaces and line breaks at its ends, so only what stands before it decides. */
const isFenceStart = (text: string, at: number): boolean =>
  (at === 0 || SPACE_OR_MARKER.test(text.charAt(at - 1))) && text[at + FENCE.length] !== TICK;

/** Every ```monospace``` of a text, from the left; they may span lines and are never blank. Linear: an opener without an end ends the search. */
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

/** Every `code` of one line, from the left. */
export function findCodes(line: string): Span[] {
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
