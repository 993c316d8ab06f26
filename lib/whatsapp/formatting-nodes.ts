import { parseFormatting } from "./formatting";

/**
 * A piece of one line. `text` holds what is shown, without markers; `href` begins with http:,
 * https:, mailto: or tel:.
 */
export type Inline =
  | { type: "text"; text: string }
  | { type: "bold" | "italic" | "strike"; children: Inline[] }
  | { type: "code"; text: string }
  | { type: "link"; href: string; text: string };

/**
 * A piece of a message. A paragraph is one line, and has no children where that line is blank. A
 * quote keeps its line breaks as "\n" in its texts, a code block in its text. `start` is the number
 * of an ordered list's first item.
 */
export type Block =
  | { type: "paragraph"; children: Inline[] }
  | { type: "list"; ordered: boolean; start?: number; items: Inline[][] }
  | { type: "quote"; children: Inline[] }
  | { type: "code"; text: string };

/** A part of a line, in UTF-16 units, that is one node whatever markers it holds. */
export type Span = { start: number; end: number; node: Inline };

const toInlineText = (nodes: readonly Inline[]): string =>
  nodes.map((node) => ("children" in node ? toInlineText(node.children) : node.text)).join("");

function toBlockText(block: Block): string {
  if (block.type === "list") return block.items.map(toInlineText).join(" ");
  return block.type === "code" ? block.text : toInlineText(block.children);
}

/** A text on one line and without its markup signs, for lists and headings. */
export const toPlainLine = (text: string): string =>
  parseFormatting(text).map(toBlockText).join(" ").replace(/\s+/g, " ").trim();
