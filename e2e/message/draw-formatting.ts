import type { Inline } from "@/lib/whatsapp/formatting";

const LETTERS = { bold: "B", italic: "I", strike: "S" } as const;
/** A tree in one line: B(bold) I(italic) S(strike) C(code) L(href)(text), and other text as it is. */
export function draw(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      switch (node.type) {
        case "text":
          return node.text;
        case "code":
          return `C(${node.text})`;
        case "link":
          return `L(${node.href})(${node.text})`;
        default:
          return `${LETTERS[node.type]}(${draw(node.children)})`;
      }
    })
    .join("");
}
