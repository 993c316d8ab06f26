import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyForm, anyText } from "@/e2e/fixtures/message/any-draft";
import { emptyDraft } from "./draft";
import { findLineBreaks, normaliseTexts, noteLineBreaks, toOneLine } from "./texts";

describe("a text of one line", () => {
  test.each([
    ["View\nmenu", "View menu"],
    ["View\r\nmenu", "View menu"],
    ["View\tmenu", "View menu"],
    ["View\u000bmenu", "View menu"],
    ["View\u2028menu", "View menu"],
    ["View\u2029menu", "View menu"],
    ["View\u0085menu", "View menu"],
    ["View \n\n\t  menu", "View menu"],
    ["View\u00a0\nmenu", "View menu"],
    ["View  menu", "View  menu"],
    [" View menu ", " View menu "],
    ["View menu\r\n", "View menu"],
    ["\n \tView menu", "View menu"],
    ["\n", ""],
    ["a\nb\nc", "a b c"],
    ["👩‍⚕️\n👩‍⚕️", "👩‍⚕️ 👩‍⚕️"],
  ])("%j becomes %j", (text, line) => {
    expect(toOneLine(text)).toBe(line);
  });

  test("is normalised once, and takes no long", () => {
    const piece = fc.constantFrom("a", " ", "\n", "\t", "\u2028", "\u00a0", "\r", "\u200b");
    const text = fc.oneof(
      anyText,
      fc.array(piece).map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(text, (each) => {
        const line = toOneLine(each);
        expect(line).not.toMatch(/[\t-\r\u0085\u2028\u2029]/);
        expect(toOneLine(line)).toBe(line);
        expect(line.replace(/[\s\u0085]/g, "")).toBe(each.replace(/[\s\u0085]/g, ""));
        expect(line.length).toBeLessThanOrEqual(each.length);
      }),
    );
    toOneLine(`${" ".repeat(100_000)}x${"\n".repeat(100_000)}`);
  });
});

describe("a draft that enters", () => {
  test("has lines in its body only", () => {
    const row = { id: "a\n1", title: "Al\tpha", description: "one\r\ntwo", isIdOwn: true };
    const form = {
      ...emptyDraft(),
      header: "A\nB",
      body: "a\r\nb\rc\td",
      footer: "x\ny",
      button: "View\nmenu",
    };
    const audioUrl = "https://example.com/a\n.mp3";
    expect(normaliseTexts({ ...form, sections: [{ title: "S\n1", rows: [row] }], audioUrl })).toEqual({
      ...form,
      ...{ header: "A B", body: "a\nb\nc\td", footer: "x y", button: "View menu" },
      sections: [
        { title: "S 1", rows: [{ id: "a 1", title: "Al pha", description: "one two", isIdOwn: true }] },
      ],
      audioUrl: "https://example.com/a.mp3",
    });
  });

  test("is the same when it enters again, and says of which texts it changed", () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const once = normaliseTexts(form);
        expect(normaliseTexts(once)).toEqual(once);
        expect(findLineBreaks(once)).toEqual([]);
      }),
    );
  });

  test("is told in words: where a line break or a tab became a space", () => {
    const row = { id: "a", title: "Al\npha", description: "", isIdOwn: true };
    const sections = [{ title: "", rows: [row, row] }];
    const form = { ...emptyDraft(), header: "A\n", button: "View\nmenu", footer: "a\tb", sections };
    expect(noteLineBreaks(form)).toEqual([
      "A tab in Footer was replaced by a space",
      "A line break in Button label was replaced by a space",
      "A line break in Row title was replaced by a space (2 times)",
    ]);
    expect(
      findLineBreaks(form)
        .map(({ path }) => path)
        .slice(0, 2),
    ).toEqual(["footer", "button"]);
    expect(noteLineBreaks({ ...form, kind: "audio", audioUrl: "https://example.com/a\n.mp3" })).toEqual([]);
  });
});
