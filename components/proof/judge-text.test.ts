import { describe, expect, test } from "vitest";
import { countLines, judgeText, type TextBox, type TextMeasure } from "./judge-text";

const box = (left: number, top: number, width: number, height = 20): TextBox => ({
  left,
  top,
  width,
  height,
});
const measure = (change: Partial<TextMeasure> = {}): TextMeasure => ({
  field: "sections.0.rows.1.title",
  client: { width: 200, height: 20 },
  scroll: { width: 200, height: 20 },
  hidesOverflow: false,
  pieces: [box(0, 0, 180)],
  clip: null,
  addresses: [],
  ...change,
});

describe("lines", () => {
  test.each([
    ["no text", [], 0],
    ["one piece", [box(0, 0, 100)], 1],
    ["two pieces side by side", [box(0, 0, 50), box(50, 0, 50)], 1],
    ["a taller piece of another font on the same line", [box(0, 0, 50), box(50, -4, 20, 26)], 1],
    ["pieces of both directions, out of order", [box(80, 0, 20), box(0, 0.4, 80)], 1],
    ["two lines", [box(0, 0, 200), box(0, 20, 60)], 2],
    ["lines that overlap a little, as tall letters' do", [box(0, 0, 200, 24), box(0, 20, 60, 24)], 2],
    ["three lines, pieces of each apart", [box(0, 40, 9), box(0, 0, 9), box(0, 20, 9), box(9, 20, 9)], 3],
    ["pieces of no size, as a break at a line's end", [box(0, 0, 100), box(0, 20, 0)], 1],
    ["a line drawn at half its size", [box(0, 0, 50, 10), box(0, 10, 50, 10)], 2],
  ])("%s", (_what, pieces, lines) => {
    expect(countLines(pieces)).toBe(lines);
  });
});

describe("a text", () => {
  test("in its room on one line is as it should be", () => {
    expect(judgeText(measure())).toBeNull();
  });

  test("that its own element cuts is cut: by an ellipsis, or by a clamp of its lines", () => {
    const ellipsis = measure({ hidesOverflow: true, scroll: { width: 260, height: 20 } });
    const clamp = measure({ hidesOverflow: true, scroll: { width: 200, height: 40 }, field: "body" });
    expect(judgeText(ellipsis)).toEqual({ kind: "cut" });
    expect(judgeText(clamp)).toEqual({ kind: "cut" });
  });

  test("that what is around it cuts is cut, on whichever side", () => {
    const clip = box(0, 0, 100, 20);
    for (const piece of [box(0, 0, 110), box(-10, 0, 50), box(0, 12, 50), box(0, -12, 50)]) {
      expect(judgeText(measure({ pieces: [piece], clip }))).toEqual({ kind: "cut" });
    }
    expect(judgeText(measure({ pieces: [box(0, 0, 100)], clip }))).toBeNull();
  });

  test("that runs over its element in plain sight spills", () => {
    expect(judgeText(measure({ scroll: { width: 230, height: 20 } }))).toEqual({ kind: "spills" });
  });

  test("within a pixel of its room is no finding", () => {
    const scroll = { width: 201, height: 21 };
    expect(judgeText(measure({ scroll, hidesOverflow: true }))).toBeNull();
    expect(judgeText(measure({ pieces: [box(0, 0, 101)], clip: box(0, 0, 100, 20) }))).toBeNull();
  });

  test("of an inline element has no room to run over", () => {
    const client = { width: 0, height: 0 };
    expect(judgeText(measure({ client, scroll: { width: 90, height: 18 } }))).toBeNull();
  });

  const TWO_LINES = [box(0, 0, 200), box(0, 20, 40)];
  test.each(["button", "sections.0.title", "sections.9.rows.12.title"])(
    "%s on two lines wraps, for a phone shows it on one",
    (field) => {
      expect(judgeText(measure({ field, pieces: TWO_LINES }))).toEqual({ kind: "wraps", lines: 2 });
    },
  );

  test.each(["header", "body", "footer", "sections.0.rows.1.description", "audioUrl"])(
    "%s may have several lines",
    (field) => {
      expect(judgeText(measure({ field, pieces: TWO_LINES }))).toBeNull();
    },
  );

  test("a description may have two lines, and wraps with the third", () => {
    const field = "sections.0.rows.1.description";
    expect(judgeText(measure({ field, pieces: [...TWO_LINES, box(0, 40, 9)] }))).toEqual({
      kind: "wraps",
      lines: 3,
    });
  });

  test.each(["header", "body", "footer", "sections.0.rows.1.description"])(
    "%s with an address that a line's end breaks is flagged, and with one that stands whole is not",
    (field) => {
      const addresses = [[box(0, 0, 90)], TWO_LINES];
      expect(judgeText(measure({ field, addresses }))).toEqual({ kind: "breaks", lines: 2 });
      expect(judgeText(measure({ field, addresses: [[box(0, 0, 90)], [box(0, 20, 40)]] }))).toBeNull();
    },
  );

  test("that is cut and wraps is cut", () => {
    const cut = measure({ hidesOverflow: true, scroll: { width: 200, height: 60 }, pieces: TWO_LINES });
    expect(judgeText(cut)).toEqual({ kind: "cut" });
  });
});
