import { expect, test } from "vitest";
import { toFieldName, toSign, toVerdictWords } from "./flag-list";

const row = { id: "", title: "", description: "", isIdOwn: false };
const DRAFT = {
  sections: [
    { title: " Drinks ", rows: [row, row] },
    { title: "", rows: [row] },
  ],
};

test.each([
  ["header", "chat", "Header"],
  ["button", "chat", "Button label"],
  ["button", "list", "Open list’s title"],
  ["sections.1.title", "list", "Section 2’s title"],
  ["sections.0.rows.1.title", "list", "Row 2’s title, Drinks"],
  ["sections.1.rows.0.description", "list", "Row 1’s description, section 2"],
  ["sections.7.rows.0.title", "list", "Row 1’s title, section 8"],
] as const)("%s in the %s is called %s", (field, view, name) => {
  expect(toFieldName(field, view, DRAFT)).toBe(name);
});

test.each([
  [{ kind: "cut" }, "is cut", "cut"],
  [{ kind: "spills" }, "overflows", "over"],
  [{ kind: "wraps", lines: 2 }, "wraps to 2 lines", "2 lines"],
  [{ kind: "breaks", lines: 2 }, "has an address broken across 2 lines", "address"],
] as const)("%j is said as “%s” in the list, as “%s” on the spot", (verdict, words, sign) => {
  expect(toVerdictWords(verdict)).toBe(words);
  expect(toSign(verdict)).toBe(sign);
});
