import { parseInline } from "./inline";
import type { Block } from "./node";

const QUOTE = /^> (?=\S)/;
const BULLET = /^[-*] (?=\S)/;
const NUMBER = /^(0|[1-9]\d{0,8})\. (?=\S)/;
/** "* x *" is two stars among words, not an item. */
const STARS_APART = /^\* .* \*$/;

/** One line as a block of its own. A number too long to count to, or with a leading zero, stays a paragraph. */
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

/** Adds `next` to the block before it, where both are one quote or one list; numbers go on only if they were typed so. */
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
export function parseLines(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const block = parseLine(line);
    if (!join(blocks.at(-1), block)) blocks.push(block);
  }
  return blocks;
}
