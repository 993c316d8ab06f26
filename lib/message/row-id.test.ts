import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LIMITS } from "./limits";
import { makeRowId, toSlug } from "./row-id";

describe("toSlug", () => {
  test.each([
    ["Burger", "burger"],
    ["Coca-Cola Zero!", "coca-cola-zero"],
    ["  Still   or sparkling ", "still-or-sparkling"],
    ["Crème brûlée", "creme-brulee"],
    ["Ñandú", "nandu"],
    ["Straße", "straße"],
    ["½ litre", "1-2-litre"],
    ["ﬁne", "fine"],
    ["كولا باردة", "كولا-باردة"],
    ["ठंडा पानी", "ठंडा-पानी"],
    ["可口可乐", "可口可乐"],
    ["한국어 메뉴", "한국어-메뉴"],
    ["ガム", "ガム"],
    ["Pizza 🍕 large", "pizza-large"],
    ["🍔🍟", "row"],
    ["❤️ Love", "love"],
    ["1️⃣ Burger", "1-burger"],
    ["\u3164", "row"],
    ["---", "row"],
    ["", "row"],
    ["\ud83c", "row"],
  ])("%j becomes %j", (title, slug) => {
    expect(toSlug(title)).toBe(slug);
  });
});

describe("makeRowId", () => {
  test("a title that is taken is numbered from 2, past the numbers that are taken too", () => {
    expect(makeRowId("Cola", new Set())).toBe("cola");
    expect(makeRowId("Cola", new Set(["cola"]))).toBe("cola-2");
    expect(makeRowId("Cola", new Set(["cola", "cola-2", "cola-4"]))).toBe("cola-3");
    expect(makeRowId("🍔", new Set(["row"]))).toBe("row-2");
  });

  test("a long title is cut so that its number still fits in 200 units", () => {
    const long = "x".repeat(300);
    const first = makeRowId(long, new Set());
    expect(first).toBe("x".repeat(200));
    expect(makeRowId(long, new Set([first]))).toBe(`${"x".repeat(198)}-2`);
  });

  test("a letter with more marks than an id has room for still gets an id", () => {
    expect(makeRowId(`a${"\u20d0".repeat(300)}`, new Set())).toBe("row");
  });

  test("ids made one after another are unique, not blank, already trimmed, well formed and within the limit", () => {
    const title = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "binary" }),
      fc.constantFrom("Cola", "cola", "COLA!", "🍔", "", "x".repeat(250), "cola 2"),
    );
    fc.assert(
      fc.property(fc.array(title, { maxLength: 30 }), (titles) => {
        const taken = new Set<string>();
        for (const each of titles) {
          const id = makeRowId(each, taken);
          expect(taken.has(id)).toBe(false);
          expect(id.trim()).toBe(id);
          expect(id).not.toBe("");
          expect(id.isWellFormed()).toBe(true);
          expect(id.length).toBeLessThanOrEqual(LIMITS.rowId.max);
          taken.add(id);
        }
      }),
    );
  });
});
