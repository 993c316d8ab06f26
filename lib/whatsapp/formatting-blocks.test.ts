import { describe, expect, test } from "vitest";
import { parseFormatting } from "./formatting";
import type { Block } from "./formatting-nodes";
import { draw } from "@/e2e/fixtures/message/draw-formatting";

function drawBlock(block: Block): string {
  switch (block.type) {
    case "paragraph":
      return `P: ${draw(block.children)}`;
    case "quote":
      return `Q: ${draw(block.children)}`;
    case "code":
      return `C: ${block.text}`;
    case "list":
      return `${block.ordered ? String(block.start) : "-"}: ${block.items.map(draw).join(" | ")}`;
    default:
      return block satisfies never;
  }
}
describe("parseFormatting", () => {
  test.each<[string, string[]]>([
    ["", ["P: "]],
    ["one", ["P: one"]],
    ["one\ntwo", ["P: one", "P: two"]],
    ["one\r\ntwo\rthree", ["P: one", "P: two", "P: three"]],
    ["one\n\n\ntwo\n", ["P: one", "P: ", "P: ", "P: two", "P: "]],
    ["*a\nb*", ["P: *a", "P: b*"]],
    ["  spaced  out ", ["P:   spaced  out "]],
    ["- item", ["-: item"]],
    ["* item", ["-: item"]],
    ["- *a*\n* b\n- c", ["-: B(a) | b | c"]],
    ["1. item", ["1: item"]],
    ["3. c\n4. d\n9. e", ["3: c | d", "9: e"]],
    ["1. a\n1. b", ["1: a", "1: b"]],
    ["0. a\n1. b", ["0: a | b"]],
    ["- a\n1. b\n- c", ["-: a", "1: b", "-: c"]],
    ["- a\n\n- b", ["-: a", "P: ", "-: b"]],
    ["> quote", ["Q: quote"]],
    ["> a\n> *b*\nc", ["Q: a\nB(b)", "P: c"]],
    ["> - a", ["Q: - a"]],
    ["* x *", ["P: * x *"]],
    ["-a", ["P: -a"]],
    ["- ", ["P: - "]],
    ["-  a", ["P: -  a"]],
    ["1.a", ["P: 1.a"]],
    ["01. a", ["P: 01. a"]],
    ["1) a", ["P: 1) a"]],
    ["1234567890. a", ["P: L(tel:1234567890)(1234567890). a"]],
    [">a", ["P: >a"]],
    ["a > b", ["P: a > b"]],
    [" - a", ["P:  - a"]],
    ["*a* b", ["P: B(a) b"]],
    ["```a```", ["C: a"]],
    ["```a\n  b\n\nc```", ["C: a\n  b\n\nc"]],
    ["```\na\n```", ["C: a"]],
    ["x\n```a```\ny", ["P: x", "C: a", "P: y"]],
    ["x ```a``` y", ["P: x C(a) y"]],
    ["x ```a\nb``` y", ["P: x ", "C: a\nb", "P:  y"]],
    ["\n```a```\n", ["P: ", "C: a", "P: "]],
    ["```a```\n\n```b```", ["C: a", "P: ", "C: b"]],
    ["```a```\n```b```", ["C: a", "C: b"]],
    ["```*a*\n> b\n- c```", ["C: *a*\n> b\n- c"]],
    ["```\n\n```", ["P: ```", "P: ", "P: ```"]],
    ["```a\nb", ["P: ```a", "P: b"]],
    ["- ```a```", ["-: C(a)"]],
    ["- *a _b_* example.com", ["-: B(a I(b)) L(https://example.com)(example.com)"]],
    ["1. `a`\n2. ~b~", ["1: C(a) | S(b)"]],
    ["> *a _b_*\n> `c`", ["Q: B(a I(b))\nC(c)"]],
    ["2*3*4\nsnake_case\na*b*\n* x *", ["P: 2*3*4", "P: snake_case", "P: a*b*", "P: * x *"]],
  ])("%j is %j", (text, drawn) => {
    expect(parseFormatting(text).map(drawBlock)).toEqual(drawn);
  });

  test("a tree is plain data", () => {
    expect(parseFormatting("- *a* b\n> _c_\n```d```")).toEqual([
      {
        type: "list",
        ordered: false,
        items: [
          [
            { type: "bold", children: [{ type: "text", text: "a" }] },
            { type: "text", text: " b" },
          ],
        ],
      },
      { type: "quote", children: [{ type: "italic", children: [{ type: "text", text: "c" }] }] },
      { type: "code", text: "d" },
    ]);
  });
});
