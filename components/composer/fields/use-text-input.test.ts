import { expect, test } from "vitest";
import { toPasted } from "./use-text-input";

test.each([
  ["header", "a\nb", "a b"],
  ["footer", "a\tb", "a b"],
  ["button", "View\r\n\r\nmenu\n", "View menu"],
  ["sections.0.title", "a\u2028b", "a b"],
  ["sections.0.rows.1.title", "a\n", "a"],
  ["sections.0.rows.1.description", "a\n\tb", "a b"],
  ["sections.0.rows.1.id", "a\nb", "a b"],
  ["audioUrl", "https://example.com/\na.mp3", "https://example.com/a.mp3"],
  ["body", "a\n\tb", "a\n\tb"],
  ["recipient", "+27\n82", "+27\n82"],
])("into %s, %j is pasted as %j", (id, text, pasted) => {
  expect(toPasted(id, text)).toBe(pasted);
});
