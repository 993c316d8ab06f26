import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseFormatting, parseInline } from "./formatting";
import type { Block, Inline } from "./formatting-nodes";
import { PIECES } from "@/e2e/fixtures/message/formatting-pieces";

const toText = (nodes: readonly Inline[]): string =>
  nodes.map((node) => ("children" in node ? toText(node.children) : node.text)).join("");
const toBlockText = (block: Block): string => {
  if (block.type === "code") return block.text;
  return block.type === "list" ? block.items.map(toText).join("\n") : toText(block.children);
};
const toLinks = (nodes: readonly Inline[]): string[] =>
  nodes.flatMap((node) => {
    if (node.type === "link") return [node.href];
    return "children" in node ? toLinks(node.children) : [];
  });
/** The characters of `whole` without those of `part`, in order; null if it isn't a subsequence. */
function findRemoved(whole: string, part: string): string | null {
  let at = 0;
  let removed = "";
  for (const unit of whole.split("")) {
    if (unit === part[at]) at++;
    else removed += unit;
  }
  return at === part.length ? removed : null;
}
const texts = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
);

describe("any text", () => {
  test("a line keeps all its text but the markers", () => {
    fc.assert(
      fc.property(
        texts.map((text) => text.replace(/[\r\n]/g, " ")),
        (line) => {
          expect(findRemoved(line, toText(parseInline(line)))).toMatch(/^[*_~`]*$/);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("a body keeps all its text but the markers of lines and of words", () => {
    fc.assert(
      fc.property(
        texts.map((text) => text.replace(/\r/g, " ")),
        (text) => {
          const kept = parseFormatting(text).map(toBlockText).join("\n");
          // A fence within a line starts a new line, so the comparison ignores line breaks.
          const removed = findRemoved(text.replace(/\n/g, ""), kept.replace(/\n/g, ""));
          expect(removed).toMatch(/^[*_~`> \-.0-9]*$/);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("a text without markers keeps its lines", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "b", " ", "\n", "é", "😀") }), (text) => {
        expect(parseFormatting(text).map(toBlockText).join("\n")).toBe(text);
      }),
    );
  });

  test("a link leads to http, https, mailto or tel and nowhere else", () => {
    const schemes = fc.constantFrom(
      "javascript:",
      "data:",
      "vbscript:",
      "file://",
      "https://",
      "www.",
      "x@",
      "+1234567",
      "",
    );
    fc.assert(
      fc.property(schemes, texts, (scheme, text) => {
        for (const href of toLinks(parseInline(scheme + text))) {
          expect(href).toMatch(/^(?:https?:\/\/|mailto:|tel:)/i);
          expect(["http:", "https:", "mailto:", "tel:"]).toContain(new URL(href).protocol);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
test("the parser needs nothing but itself, so that a page that only shows a message loads no schema", () => {
  const sources = readdirSync(import.meta.dirname)
    .filter((name) => /^formatting(?:-[a-z]+)?\.ts$/.test(name))
    .map((name) => readFileSync(path.join(import.meta.dirname, name), "utf8"));
  const imports = sources.flatMap((source) =>
    [...source.matchAll(/from "([^"]+)"/g)].map(([, from]) => from),
  );
  expect(imports.length).toBeGreaterThan(1);
  expect(imports.filter((from) => !from?.startsWith("./"))).toEqual([]);
});
