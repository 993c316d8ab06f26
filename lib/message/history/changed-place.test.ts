import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyForm, anyText } from "@/e2e/fixtures/message/any-draft";
import { type DraftForm, emptyDraft, emptyRow } from "@/lib/message/draft";
import { findText } from "@/lib/message/draft-path";
import { findCaret, findChangedPlace } from "./changed-place";

const rows = (...titles: string[]) => titles.map((title) => ({ ...emptyRow(), id: title, title }));
const list = (...sections: string[][]): DraftForm => ({
  ...emptyDraft(),
  sections: sections.map((titles) => ({ title: "", rows: rows(...titles) })),
});

describe("the place of a change", () => {
  test.each<[string, DraftForm, DraftForm, string | null]>([
    ["no change", list(["A"]), list(["A"]), null],
    ["a text", list(["A"]), { ...list(["A"]), footer: "x" }, "footer"],
    ["a row's title", list(["A", "B"]), list(["A", "C"]), "sections.0.rows.1.title"],
    ["a row that came", list(["A", "C"]), list(["A", "B", "C"]), "sections.0.rows.1.title"],
    ["a row that went", list(["A", "B", "C"]), list(["A", "C"]), "sections.0.rows.1.title"],
    ["the last row that went", list(["A", "B"]), list(["A"]), "sections.0.rows.0.title"],
    ["the only row that went", list(["A"]), list([]), "sections.0.rows"],
    ["a section that came", list(["A"]), list(["A"], ["B"]), "sections.1.title"],
    ["a section that went", list(["A"], ["B"]), list(["B"]), "sections.0.title"],
    ["the last section that went", list(["A"], ["B"]), list(["A"]), "sections.0.title"],
    ["the only section that went", list(["A"]), list(), "sections"],
    ["another kind", list(["A"]), { ...list(["A"]), kind: "audio" }, "audioUrl"],
    ["a field that is not shown", list(["A"]), { ...list(["A"]), audioUrl: "x" }, null],
  ])("%s", (_, before, after, path) => {
    expect(findChangedPlace(before, after)).toBe(path);
  });

  test("of any change is a field of the new state, or the button that adds what is missing", () => {
    fc.assert(
      fc.property(anyForm, anyForm, (before, after) => {
        const path = findChangedPlace(before, after);
        if (path === null || /^sections(?:\.\d+\.rows)?$/.test(path)) return;
        expect(findText(after, path)).not.toBeNull();
      }),
    );
  });
});

describe("the caret", () => {
  test.each([
    ["Hello you", "Hello", 5],
    ["Hello", "Hello you", 9],
    ["one two four", "one four", 4],
    ["one four", "one two four", 8],
    ["", "new", 3],
    ["gone", "", 0],
    ["aaa", "aa", 2],
    ["same", "same", 4],
    ["a🍔b", "a🍕b", 3],
  ])("from %j to %j is behind %i letters", (before, after, caret) => {
    expect(findCaret(before, after)).toBe(caret);
  });

  test("of any change stands in the text", () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const caret = findCaret(before, after);
        expect(caret).toBeGreaterThanOrEqual(0);
        expect(caret).toBeLessThanOrEqual(after.length);
        expect(before.endsWith(after.slice(caret))).toBe(true);
      }),
    );
  });
});
