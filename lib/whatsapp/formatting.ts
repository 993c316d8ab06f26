import { findFences, parseInline } from "./formatting-inline";
import type { Block } from "./formatting-nodes";

let graphemes: Intl.Segmenter | undefined;
/** A pictograph, flag or keycap, but not bare digits and signs such as © and ™. */
const SOME_EMOJI =
  /(?![\d#*©®™])\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[\d#*]\ufe0f?\u20e3|[©®™]\ufe0f/u;
const EMOJI = new RegExp(`^(?:${SOME_EMOJI.source})`, "u");

export const holdsEmoji = (text: string): boolean => SOME_EMOJI.test(text);

const MAX_EMOJI = 3;
/** The longest ZWJ emoji have under 40 units, so longer text can't be three emoji. */
const MAX_UNITS = 120;

/** Whether a text is only one to three emoji and spaces, which WhatsApp draws large. */
export function isEmojiOnly(text: string): boolean {
  const bare = text.replace(/\s/g, "");
  // Check the first character first: a segmenter is slow to create and rarely needed.
  if (bare.length > MAX_UNITS || !EMOJI.test(bare)) return false;
  graphemes ??= new Intl.Segmenter("und", { granularity: "grapheme" });
  const parts = Array.from(graphemes.segment(bare), ({ segment }) => segment);
  return parts.length <= MAX_EMOJI && parts.every((part) => EMOJI.test(part));
}

const QUOTE = /^> (?=\S)/;
const BULLET = /^[-*] (?=\S)/;
const NUMBER = /^(0|[1-9]\d{0,8})\. (?=\S)/;
/** "* x *" is text between two stars, not a list item. */
const STARS_APART = /^\* .* \*$/;

/** Parses one line. A list number with a leading zero or over nine digits stays a paragraph. */
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
 * Merges `next` into the last block if both are one quote, or one list with consecutive numbers.
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

/** Merges parsed lines into blocks. */
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

/** A fence is a block if it is alone on its lines or spans several; otherwise it is inline. */
function isBlockFence(text: string, start: number, end: number): boolean {
  const isAlone = /^$|[\r\n]/.test(text.charAt(start - 1)) && /^$|[\r\n]/.test(text.charAt(end));
  return isAlone || LINE_BREAK.test(text.slice(start, end));
}

/** The lines before or after a fence, without the line break that belongs to the fence. */
function toLines(part: string, isAfterFence: boolean, isBeforeFence: boolean): string[] {
  if (part === "" && (isAfterFence || isBeforeFence)) return [];
  const lines = part.split(LINE_BREAK);
  const start = isAfterFence && lines[0] === "" ? 1 : 0;
  const end = isBeforeFence && lines.at(-1) === "" ? -1 : lines.length;
  return lines.slice(start, end);
}

/**
 * Parses *bold*, _italic_, ~strike~, `code`, ```monospace```, lists, quotes and links.
 * The grammar is unpublished; this is our reading of how the apps behave.
 * Never throws; linear in the text.
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
