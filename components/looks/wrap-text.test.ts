import fc from "fast-check";
import { expect, test } from "vitest";
import { wrapText } from "./draw-picture";

const upTo = (max: number) => (line: string) => line.length <= max;

test.each([
  ["one two three", 8, ["one two", "three"], "between words"],
  ["one two", 7, ["one two"], "not where it fits to the letter"],
  ["a unbreakable b", 6, ["a", "unbrea", "kable", "b"], "inside a word that is wider than a line"],
  ["unbreakable", 6, ["unbrea", "kable"], "without an empty first line"],
  ["👩‍👩‍👧👩‍👩‍👧", 9, ["👩‍👩‍👧", "👩‍👩‍👧"], "never inside an emoji"],
  ["wide", 0, ["w", "i", "d", "e"], "letter by letter where nothing fits"],
  [
    "Body\u00a044/60\u00a0· 4\u00a0of\u00a010\u00a0rows",
    15,
    ["Body\u00a044/60\u00a0·", "4\u00a0of\u00a010\u00a0rows"],
    "not at a no-break space",
  ],
  ["", 8, [""], "nowhere in nothing"],
])("“%s” in %i breaks to %j: %s", (text, width, lines) => {
  expect(wrapText(text, upTo(width))).toEqual(lines);
});

test("no letter is lost, and what can fit fits", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 20 }), (text, width) => {
      const lines = wrapText(text, upTo(width));
      expect(lines.join("").replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
      expect(lines.filter((line) => !upTo(width)(line))).toEqual([]);
    }),
  );
});
