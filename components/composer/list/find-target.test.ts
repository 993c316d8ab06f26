import { describe, expect, test } from "vitest";
import type { Spot } from "@/lib/message/move-items";
import { findDropLine, findDropTarget, type Layout } from "./find-target";

const box = (top: number, bottom: number) => ({ left: 100, right: 500, top, bottom });
/** Two 50 px rows under a 40 px head, an empty section, and one row; each with a 40 px foot. */
const LAYOUT: Layout = {
  window: { width: 600, height: 600 },
  sections: [box(0, 180), box(196, 276), box(292, 422)],
  rowsOf: (section) => [[box(40, 90), box(90, 140)], [], [box(332, 382)]][section] ?? [],
  endOf: (section) => [140, 236, 382][section] ?? 0,
};
const at = (y: number, x = 200) => ({ x, y });
const row = (section: number, place: number): Spot => ({ section, row: place });
const whole = (section: number): Spot => ({ section, row: null });

describe("findTarget", () => {
  test.each([
    ["its own upper half", row(0, 0), at(50), row(0, 0)],
    ["below the middle of the next", row(0, 0), at(120), row(0, 1)],
    ["above the first", row(0, 1), at(50), row(0, 0)],
    ["the head of its section", row(0, 1), at(5), row(0, 0)],
    ["an empty section", row(0, 1), at(240), row(1, 0)],
    ["the space before a section, nearer to it", row(0, 1), at(290), row(2, 0)],
    ["another section’s end", row(0, 0), at(400), row(2, 1)],
    ["a little below the last section", row(0, 0), at(480), row(2, 1)],
  ])("a row held at %s", (_, from, point, spot) => {
    expect(findDropTarget(point, from, LAYOUT)).toEqual(spot);
  });

  test.each([
    ["where it is", whole(0), at(60), whole(0)],
    ["past the middle of the next", whole(0), at(250), whole(1)],
    ["at the end", whole(0), at(420), whole(2)],
    ["at the beginning", whole(2), at(20), whole(0)],
  ])("a section held %s", (_, from, point, spot) => {
    expect(findDropTarget(point, from, LAYOUT)).toEqual(spot);
  });

  test.each([
    ["out of the window above", at(-1)],
    ["out of the window beside it", at(60, -1)],
    ["far below", at(487)],
    ["left of it", at(60, 30)],
    ["right of it", at(60, 570)],
  ])("%s is no place of the list", (_, point) => {
    expect(findDropTarget(point, row(0, 0), LAYOUT)).toBeNull();
    expect(findDropTarget(point, whole(0), LAYOUT)).toBeNull();
  });

  test("a list without sections has no place", () => {
    const none = { window: LAYOUT.window, sections: [], rowsOf: () => [], endOf: () => 0 };
    expect(findDropTarget(at(10), whole(0), none)).toBeNull();
    expect(findDropLine(whole(1), whole(0), none)).toBeNull();
  });
});

test("the line stands where the row or the section will begin", () => {
  const top = (to: Spot, from: Spot) => findDropLine(to, from, LAYOUT)?.top;
  expect(findDropLine(row(0, 0), row(0, 1), LAYOUT)).toEqual({ left: 100, top: 40, width: 400 });
  expect(top(row(0, 1), row(0, 0))).toBe(140);
  expect(top(row(1, 0), row(0, 0))).toBe(236);
  expect(top(row(2, 0), row(0, 0))).toBe(332);
  expect(top(row(2, 1), row(0, 0))).toBe(382);
  expect(top(whole(1), whole(0))).toBe(284);
  expect(top(whole(2), whole(0))).toBe(430);
  expect(top(whole(0), whole(2))).toBe(-8);
  expect(top(row(0, 1), row(0, 1))).toBeUndefined();
});
