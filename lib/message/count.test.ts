import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countCharacters, cutText, toCounterState } from "./texts";

const DOCTOR = "👩‍⚕️";
const RAINBOW = "🏳️‍🌈";
const THUMB = "👍🏽";

describe("countCharacters", () => {
  test.each([
    ["", 0],
    ["abc", 3],
    ["é", 1],
    ["e\u0301", 2],
    ["日本", 2],
    ["😀", 2],
    [DOCTOR, 5],
    [RAINBOW, 6],
    [THUMB, 4],
    ["a\nb", 3],
  ])("%j counts %i units", (text, count) => {
    expect(countCharacters(text)).toBe(count);
  });
});

describe("toCounterState", () => {
  test.each([
    [0, 20, "ok"],
    [17, 20, "ok"],
    [18, 20, "near"],
    [20, 20, "near"],
    [21, 20, "over"],
    [921, 1024, "ok"],
    [922, 1024, "near"],
    [1025, 1024, "over"],
  ] as const)("%i of %i is %s", (count, max, state) => {
    expect(toCounterState(count, max)).toBe(state);
  });
});

describe("cutText", () => {
  test.each([
    ["abcdef", 3, "abc"],
    ["abc", 3, "abc"],
    [`ab${DOCTOR}`, 6, "ab"],
    [`ab${DOCTOR}`, 7, `ab${DOCTOR}`],
    [RAINBOW + RAINBOW, 11, RAINBOW],
    [THUMB, 3, ""],
    ["e\u0301e\u0301", 3, "e\u0301"],
    ["a\r\nb", 2, "a"],
    ["abc", 0, ""],
  ])("%j cut to %i units is %j", (text, max, cut) => {
    expect(cutText(text, max)).toBe(cut);
  });

  const texts = fc
    .array(
      fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom(DOCTOR, RAINBOW, THUMB, "e\u0301", "\r\n")),
    )
    .map((parts) => parts.join(""));
  const toGraphemes = (text: string): string[] =>
    Array.from(
      new Intl.Segmenter("und", { granularity: "grapheme" }).segment(text),
      ({ segment }) => segment,
    );

  test("a cut text is a start of whole graphemes within the limit, and as long as such a start can be", () => {
    fc.assert(
      fc.property(texts, fc.nat(40), (text, max) => {
        const cut = cutText(text, max);
        const all = toGraphemes(text);
        const kept = toGraphemes(cut).length;
        expect(cut).toBe(all.slice(0, kept).join(""));
        expect(cut.length).toBeLessThanOrEqual(max);
        const next = all.slice(0, kept + 1).join("");
        expect(next === text || next.length > max).toBe(true);
      }),
    );
  });

  test("a text within the limit stays as it is, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(10), (text, spare) => {
        expect(cutText(text, text.length + spare)).toBe(text);
      }),
    );
  });
});
