import { expect, test } from "vitest";
import { emptyRow } from "@/lib/message/draft";
import type { Spot } from "@/lib/message/rows/move-items";
import { readHandleId, toHandleId } from "./drag-id";
import { toWords } from "./drag-words";
import { readMove } from "./hear-moves";

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
  expect(toWords.lifted(LIST, row(1, 2), false)).toBe("Row 3 lifted from position 3 of 3 in Drinks");
  expect(toWords.lifted(LIST, row(1, 2), true)).toMatch(/in Drinks\. Arrow keys move it/);
  expect(toWords.over(LIST, row(1, 2), row(0, 0))).toBe("Row 3 over position 1 of 3 in Food");
  expect(toWords.over(LIST, row(1, 2), null)).toBe("Row 3 over no place of the list");
  expect(toWords.putBack(LIST, row(0, 0))).toBe("Row 1 put back at position 1 of 2 in Food");
});

test("a handle is known by its id, and nothing else is a handle", () => {
  for (const spot of [row(0, 0), row(9, 12), { section: 3, row: null }])
    expect(readHandleId(toHandleId(spot))).toEqual(spot);
  for (const id of ["", "drag", "sections.0.title", "sections.0.rows.1.up", "x.sections.0.drag"])
    expect(readHandleId(id)).toBeNull();
});

test("the buttons beside a handle move by one", () => {
  expect(readMove("sections.1.rows.2.up")).toEqual({ from: row(1, 2), to: row(1, 1) });
  expect(readMove("sections.1.rows.2.down")).toEqual({ from: row(1, 2), to: row(1, 3) });
  expect(readMove("sections.1.down")).toEqual({
    from: { section: 1, row: null },
    to: { section: 2, row: null },
  });
  for (const id of ["", "up", "sections.1.rows.2.drag", "sections.1.rows.up", "x.sections.1.up"])
    expect(readMove(id)).toBeNull();
});
