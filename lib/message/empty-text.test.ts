import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isEmptyText } from "./texts";

const BLANKS: [string, string][] = [
  ["nothing", ""],
  ["spaces", "  "],
  ["a tab and a line break", "\t\n"],
  ["a no-break space", "\u00a0"],
  ["an ideographic space", "\u3000"],
  ["an Ogham space", "\u1680"],
  ["a narrow space and a figure space", "\u202f\u2007"],
  ["a line separator", "\u2028"],
  ["a zero width space", "\u200b"],
  ["zero width joiners", "\u200c\u200d"],
  ["marks of direction", "\u200e\u200f\u061c\u202a\u202c\u2066\u2069"],
  ["a word joiner", "\u2060"],
  ["a byte order mark", "\ufeff"],
  ["a Braille blank", "\u2800"],
  ["a Hangul filler", "\u3164"],
  ["a half-width Hangul filler", "\uffa0"],
  ["Hangul jamo fillers", "\u115f\u1160"],
  ["a soft hyphen", "\u00ad"],
  ["variation selectors", "\ufe0f\ufe0e\u{e0100}"],
  ["Mongolian selectors", "\u180b\u180e"],
  ["tag characters", "\u{e0001}\u{e0067}\u{e007f}"],
  ["a grapheme joiner", "\u034f"],
  ["invisible operators", "\u2061\u2063"],
  ["Khmer inherent vowels", "\u17b4\u17b5"],
  ["a musical blank", "\u{1d159}"],
  ["control characters", "\u0001\u001b\u0085"],
];

describe("a text that shows nothing is empty", () => {
  test.each(BLANKS)("%s", (_, text) => {
    expect(isEmptyText(text)).toBe(true);
    expect(isEmptyText(`a${text}`)).toBe(false);
  });

  test("any mixture of them is empty too", () => {
    const blank = fc.constantFrom(...BLANKS.map(([, text]) => text));
    fc.assert(fc.property(fc.array(blank), (texts) => isEmptyText(texts.join(""))));
  });
});

test.each(["a", ".", "0", "👩‍⚕️", "❤️", "🏳️‍🌈", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1️⃣", "م", "한", "\u0301", "\ufffd", "\0", "\ud83c"])(
  "%j shows something",
  (text) => {
    expect(isEmptyText(text)).toBe(false);
  },
);
