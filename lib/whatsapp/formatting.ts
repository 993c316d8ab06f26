import { parseLines } from "./grammar/block";
import { findFences } from "./grammar/code";
import type { Block } from "./grammar/node";

export { parseInline } from "./grammar/inline";
export type { Block, Inline } from "./grammar/node";

const LINE_BREAK = /\r\n?|\n/;
const EDGE_BREAKS = /^(?:\r\n?|\n)|(?:\r\n?|\n)$/g;

/** A fence that stands alone on its lines, or spans some, is a block; one among words is a part of its line. */
function isBlockFence(text: string, start: number, end: number): boolean {
  const isAlone = /^$|[\r\n]/.test(text.charAt(start - 1)) && /^$|[\r\n]/.test(text.charAt(end));
  return isAlone || LINE_BREAK.test(text.slice(start, end));
}

/** The lines of what stands before or after a fence. One line break at a fence is the fence's own edge, and no line. */
function toLines(part: string, isAfterFence: boolean, isBeforeFence: boolean): string[] {
  if (part === "" && (isAfterFence || isBeforeFence)) return [];
  const lines = part.split(LINE_BREAK);
  const start = isAfterFence && lines[0] === "" ? 1 : 0;
  const end = isBeforeFence && lines.at(-1) === "" ? -1 : lines.length;
  return lines.slice(start, end);
}

/**
 * What WhatsApp shows of a body, as plain data: *bold*, _italic_, ~strike~, `code`, ```monospace```, lists, quotes and
 * links. The grammar is unpublished; this one is our reading of how the apps behave. Never throws; linear in the text.
 */
export function parseFormatting(text: string): Block[] {
  const parts: Block[][] = [];
  let at = 0;
  for (const fence of findFences(text)) {
    if (!isBlockFence(text, fence.start, fence.end)) continue;
    parts.push(parseLines(toLines(text.slice(at, fence.start), at > 0, true)));
    parts.push([{ type: "code", text: fence.text.replace(EDGE_BREAKS, "") }]);
    at = fence.end;
  }
  parts.push(parseLines(toLines(text.slice(at), at > 0, false)));
  return parts.flat();
}
