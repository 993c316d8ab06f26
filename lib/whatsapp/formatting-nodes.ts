import { parseFormatting } from "./formatting";

/** Part of a line. `text` excludes markers; `href` starts with http:, https:, mailto: or tel:. */
export type Inline =
  | { type: "text"; text: string }
  | { type: "bold" | "italic" | "strike"; children: Inline[] }
  | { type: "code"; text: string }
  | { type: "link"; href: string; text: string };

/**
 * Part of a message. A paragraph is one line, without children if it is blank.
 * Quotes and code blocks keep line breaks as "\n". `start`: an ordered list's first number.
 */
export type Block =
  | { type: "paragraph"; children: Inline[] }
  | { type: "list"; ordered: boolean; start?: number; items: Inline[][] }
  | { type: "quote"; children: Inline[] }
  | { type: "code"; text: string };

/** A part of a line that is one node, whatever markers it contains. In UTF-16 units. */
export type Span = { start: number; end: number; node: Inline };

const toInlineText = (nodes: readonly Inline[]): string =>
  nodes.map((node) => ("children" in node ? toInlineText(node.children) : node.text)).join("");

function toBlockText(block: Block): string {
  if (block.type === "list") return block.items.map(toInlineText).join(" ");
  return block.type === "code" ? block.text : toInlineText(block.children);
}

/** A text on one line without markup, for lists and headings. */
export const toPlainLine = (text: string): string =>
  parseFormatting(text).map(toBlockText).join(" ").replace(/\s+/g, " ").trim();
