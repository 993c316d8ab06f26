import { expect, test } from "vitest";
import { emptyRow } from "@/lib/message/draft";
import type { Spot } from "@/lib/message/move-items";
import { toWords } from "./drag-words";

const LIST = ["Food", "Drinks", " "].map((title, s) => ({
  title,
  rows: Array.from({ length: s + 2 }, emptyRow),
}));
const row = (section: number, at: number): Spot => ({ section, row: at });

test("a place is counted as it will be after the drop", () => {
  expect(toWords.moved(LIST, row(0, 1), row(1, 0))).toBe("Row 2 moved to position 1 of 4 in Drinks");
  expect(toWords.moved(LIST, row(1, 2), row(1, 0))).toBe("Row 3 moved to position 1 of 3 in Drinks");
  expect(toWords.moved(LIST, row(0, 0), row(2, 4))).toBe("Row 1 moved to position 5 of 5 in section 3");
  expect(toWords.moved(LIST, { section: 2, row: null }, { section: 0, row: null })).toBe(
    "Section 3 moved to position 1 of 3",
  );
});

test("lifting says where from and, with keys, how on; nowhere and back are said too", () => {
  expect(toWords.lifted(LIST, row(1, 2), false)).toBe("Row 3 picked up from position 3 of 3 in Drinks");
  expect(toWords.lifted(LIST, row(1, 2), true)).toMatch(/in Drinks\. Arrow keys move it/);
  expect(toWords.over(LIST, row(1, 2), row(0, 0))).toBe("Row 3 over position 1 of 3 in Food");
  expect(toWords.over(LIST, row(1, 2), null)).toBe("Row 3 is outside the list");
  expect(toWords.putBack(LIST, row(0, 0))).toBe("Row 1 returned to position 1 of 2 in Food");
});
