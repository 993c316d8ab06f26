import { findFences, parseInline } from "./formatting-inline";
import type { Block } from "./formatting-nodes";

let graphemes: Intl.Segmenter | undefined;
/**
 * A pictograph, a flag of two regional letters, or a keycap. Digits and signs alone are pictographs
 * to Unicode, but no emoji.
 */
const SOME_EMOJI =
  /(?![\d#*©®™])\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[\d#*]\ufe0f?\u20e3|[©®™]\ufe0f/u;
const EMOJI = new RegExp(`^(?:${SOME_EMOJI.source})`, "u");

export const holdsEmoji = (text: string): boolean => SOME_EMOJI.test(text);

const MAX_EMOJI = 3;
/**
 * The longest emoji are ZWJ sequences of under 40 units; more than three of them are not worth
 * segmenting.
 */
const MAX_UNITS = 120;

/** Whether a text is one to three emoji and nothing else but spaces: WhatsApp draws those large. */
export function isEmojiOnly(text: string): boolean {
  const bare = text.replace(/\s/g, "");
  // Words are told by their first letter: a segmenter is slow to make, and most texts never need
  // it.
  if (bare.length > MAX_UNITS || !EMOJI.test(bare)) return false;
  graphemes ??= new Intl.Segmenter("und", { granularity: "grapheme" });
  const parts = Array.from(graphemes.segment(bare), ({ segment }) => segment);
  return parts.length <= MAX_EMOJI && parts.every((part) => EMOJI.test(part));
}

const QUOTE = /^> (?=\S)/;
const BULLET = /^[-*] (?=\S)/;
const NUMBER = /^(0|[1-9]\d{0,8})\. (?=\S)/;
/** "* x *" is two stars among words, not an item. */
const STARS_APART = /^\* .* \*$/;

/**
 * One line as a block of its own. A number too long to count to, or with a leading zero, stays a
 * paragraph.
 */
function parseLine(line: string): Block {
  const [quote] = QUOTE.exec(line) ?? [];
  if (quote) return { type: "quote", children: parseInline(line.slice(quote.length)) };
  const [number, start] = NUMBER.exec(line) ?? [];
  if (number)
    return {
      type: "list",
      ordered: true,
      start: Number(start),
      items: [parseInline(line.slice(number.length))],
    };
  const [bullet] = STARS_APART.test(line) ? [] : (BULLET.exec(line) ?? []);
  if (bullet) return { type: "list", ordered: false, items: [parseInline(line.slice(bullet.length))] };
  return { type: "paragraph", children: parseInline(line) };
}

/**
 * Adds `next` to the block before it, where both are one quote or one list; numbers go on only if
 * they were typed so.
 */
function join(last: Block | undefined, next: Block): boolean {
  if (last?.type === "quote" && next.type === "quote") {
    last.children.push({ type: "text", text: "\n" });
    for (const child of next.children) last.children.push(child);
    return true;
  }
  if (last?.type !== "list" || next.type !== "list" || last.ordered !== next.ordered) return false;
  if (last.ordered && next.start !== (last.start ?? 0) + last.items.length) return false;
  last.items.push(...next.items);
  return true;
}

/** Lines without line breaks as blocks. */
function parseLines(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const block = parseLine(line);
    if (!join(blocks.at(-1), block)) blocks.push(block);
  }
  return blocks;
}

export { parseInline } from "./formatting-inline";

const LINE_BREAK = /\r\n?|\n/;
const EDGE_BREAKS = /^(?:\r\n?|\n)|(?:\r\n?|\n)$/g;

/**
 * A fence that stands alone on its lines, or spans some, is a block; one among words is a part of
 * its line.
 */
function isBlockFence(text: string, start: number, end: number): boolean {
  const isAlone = /^$|[\r\n]/.test(text.charAt(start - 1)) && /^$|[\r\n]/.test(text.charAt(end));
  return isAlone || LINE_BREAK.test(text.slice(start, end));
}

/**
 * The lines of what stands before or after a fence. One line break at a fence is the fence's own
 * edge, and no line.
 */
function toLines(part: string, isAfterFence: boolean, isBeforeFence: boolean): string[] {
  if (part === "" && (isAfterFence || isBeforeFence)) return [];
  const lines = part.split(LINE_BREAK);
  const start = isAfterFence && lines[0] === "" ? 1 : 0;
  const end = isBeforeFence && lines.at(-1) === "" ? -1 : lines.length;
  return lines.slice(start, end);
}

/**
 * What WhatsApp shows of a body, as plain data: *bold*, _italic_, ~strike~, `code`,
 * ```monospace```, lists, quotes and links. The grammar is unpublished; this one is our reading of
 * how the apps behave. Never throws; linear in the text.
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
