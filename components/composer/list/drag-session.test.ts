import { beforeEach, expect, test, vi } from "vitest";
import { type DraftSection, emptyRow } from "@/lib/message/draft";
import type { Spot } from "@/lib/message/move-items";
import { makeSession } from "./drag-session";
import type { Layout } from "./find-target";

const make = (...counts: number[]): DraftSection[] =>
  counts.map((length, s) => ({ title: `S${s + 1}`, rows: Array.from({ length }, emptyRow) }));
const row = (section: number, at: number): Spot => ({ section, row: at });
/** Rows are 50 px high, with 100 px between sections. */
const layoutOf = (counts: readonly number[]): Layout => {
  const starts = counts.map((_, s) => counts.slice(0, s).reduce((sum, count) => sum + count * 50 + 100, 0));
  const box = (top: number, height: number) => ({ left: 0, right: 400, top, bottom: top + height });
  return {
    window: { width: 400, height: 400 },
    sections: counts.map((count, s) => box(starts[s] ?? 0, count * 50)),
    rowsOf: (s) => Array.from({ length: counts[s] ?? 0 }, (_, r) => box((starts[s] ?? 0) + r * 50, 50)),
    endOf: (s) => starts[s] ?? 0,
  };
};

let sections: DraftSection[];
const said = vi.fn<(words: string) => void>();
const drop = vi.fn<(from: Spot, to: Spot) => void>();
const mark = vi.fn();
const lift = vi.fn();
const reveal = vi.fn();
const begin = () =>
  makeSession({ read: () => sections, measure: layoutOf, drop, say: said, lift, mark, reveal });
const words = () => said.mock.calls.map(([text]) => text);

beforeEach(() => {
  sections = make(3, 2);
  vi.clearAllMocks();
});

test("with keys: each step is said, and the drop is one change", () => {
  const session = begin();
  session.lift(row(0, 2), null);
  session.step(1);
  session.step(1);
  session.end(true);
  expect(drop.mock.calls).toEqual([[row(0, 2), row(1, 1)]]);
  expect(words()).toEqual([
    "Row 3 picked up from position 3 of 3 in S1. Arrow keys move it, Space drops it, Escape cancels",
    "Row 3 over position 1 of 3 in S2",
    "Row 3 over position 2 of 3 in S2",
    "Row 3 moved to position 2 of 3 in S2",
  ]);
  expect(reveal.mock.calls).toEqual([[row(1, 0)], [row(1, 1)]]);
  expect(lift.mock.calls).toEqual([
    [row(0, 2), true],
    [row(0, 2), false],
  ]);
});

test("at the end of the list a step says nothing new", () => {
  const session = begin();
  session.lift(row(1, 1), null);
  session.step(1);
  expect(words()).toHaveLength(1);
});

test("with a pointer: the place under it, said once, with the line", () => {
  const session = begin();
  session.lift(row(0, 0), { x: 10, y: 20 });
  session.moveTo({ x: 10, y: 80 });
  session.moveTo({ x: 10, y: 90 });
  session.end(true);
  expect(drop.mock.calls).toEqual([[row(0, 0), row(0, 1)]]);
  expect(words()).toEqual([
    "Row 1 picked up from position 1 of 3 in S1",
    "Row 1 over position 2 of 3 in S1",
    "Row 1 moved to position 2 of 3 in S1",
  ]);
  expect(mark).toHaveBeenCalledWith({ left: 0, top: 100, width: 400 }, { x: 10, y: 90 });
  expect(mark).toHaveBeenLastCalledWith(null, null);
});

test("the page that scrolls under a still pointer changes the place", () => {
  const session = begin();
  session.lift(row(0, 0), { x: 10, y: 140 });
  session.moveTo(null);
  session.end(true);
  expect(drop.mock.calls).toEqual([[row(0, 0), row(0, 2)]]);
});

test.each<[string, (session: ReturnType<typeof begin>) => void]>([
  ["is cancelled", (session) => session.end(false)],
  [
    "leaves the window",
    (session) => {
      session.moveTo({ x: -1, y: 130 });
      session.end(true);
    },
  ],
  [
    "comes back to where it began",
    (session) => {
      session.moveTo({ x: 10, y: 10 });
      session.end(true);
    },
  ],
  [
    "meets another change of the list",
    (session) => {
      sections = make(2, 2);
      session.end(true);
    },
  ],
])("a drag that %s changes nothing, and says so", (_, finish) => {
  const session = begin();
  session.lift(row(0, 0), { x: 10, y: 20 });
  session.moveTo({ x: 10, y: 130 });
  finish(session);
  expect(drop).not.toHaveBeenCalled();
  expect(words().at(-1)).toMatch(/^Row 1 returned to position 1 of \d in S1$/);
  expect(mark).toHaveBeenLastCalledWith(null, null);
});

test("what comes after the end is nobody’s", () => {
  const session = begin();
  session.end(true);
  session.moveTo({ x: 1, y: 1 });
  session.step(1);
  expect(said).not.toHaveBeenCalled();
});
