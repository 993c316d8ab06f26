import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyForm } from "@/e2e/fixtures/message/any-draft";
import type { DraftSection } from "./draft";
import { moveItem, type Spot, stepSpot } from "./move-items";

const make = (...titles: string[]): DraftSection[] =>
  titles.map((rows, s) => ({
    title: `S${s}`,
    rows: [...rows].map((title) => ({ id: title, title, description: "", isIdOwn: title === "b" })),
  }));
const draw = (sections: readonly DraftSection[]) =>
  sections.map(({ title, rows }) => `${title}:${rows.map((row) => row.title).join("")}`).join(" ");
const row = (section: number, at: number): Spot => ({ section, row: at });
const whole = (section: number): Spot => ({ section, row: null });

describe("moveItem", () => {
  const list = make("abc", "", "de");
  test.each<[string, Spot, Spot, string]>([
    ["down within its section", row(0, 0), row(0, 2), "S0:bca S1: S2:de"],
    ["up within its section", row(0, 2), row(0, 0), "S0:cab S1: S2:de"],
    ["into an empty section", row(0, 1), row(1, 0), "S0:ac S1:b S2:de"],
    ["to the end of another section", row(0, 0), row(2, 2), "S0:bc S1: S2:dea"],
    ["a section down", whole(0), whole(2), "S1: S2:de S0:abc"],
    ["a section up", whole(2), whole(0), "S2:de S0:abc S1:"],
  ])("%s", (_, from, to, drawn) => {
    expect(draw(moveItem(list, from, to))).toBe(drawn);
    expect(draw(list)).toBe("S0:abc S1: S2:de");
  });

  test("a row keeps its id, and that somebody chose it", () => {
    expect(moveItem(list, row(0, 1), row(2, 1))[2]?.rows[1]).toBe(list[0]?.rows[1]);
  });

  test.each<[string, Spot, Spot]>([
    ["the place it has", row(0, 1), row(0, 1)],
    ["a row that is not there", row(0, 3), row(0, 0)],
    ["a section that is not there", whole(3), whole(0)],
    ["a place beyond the rows", row(0, 0), row(0, 3)],
    ["a place beyond the sections", whole(0), whole(3)],
    ["a place in no section", row(0, 0), row(3, 0)],
    ["a place before the first", row(0, 0), row(0, -1)],
    ["a row to a section’s place", row(0, 0), whole(1)],
  ])("changes nothing for %s", (_, from, to) => {
    expect(moveItem(list, from, to)).toBe(list);
  });

  test("loses no row, makes none, and the way back leads back", () => {
    const spots = fc.record({ section: fc.nat(3), row: fc.option(fc.nat(3)) });
    fc.assert(
      fc.property(anyForm, spots, spots, ({ sections }, from, to) => {
        const moved = moveItem(sections, from, to);
        const rows = (all: readonly DraftSection[]) => new Set(all.flatMap((one) => one.rows));
        expect(rows(moved)).toEqual(rows(sections));
        expect(moved).toHaveLength(sections.length);
        if (moved !== sections) expect(moveItem(moved, to, from)).toEqual(sections);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("stepSpot", () => {
  /** Every spot that steps reach, until they reach no more. */
  const walk = (list: readonly DraftSection[], from: Spot, step: -1 | 1): string[] => {
    const seen: string[] = [];
    for (let spot = from, last = ""; seen.length < 50; last = seen.at(-1) ?? "") {
      spot = stepSpot(list, from, spot, step);
      if (`${spot.section}.${spot.row}` === last) break;
      seen.push(`${spot.section}.${spot.row}`);
    }
    return seen;
  };
  const list = make("ab", "", "c");

  test("goes through every place of every section", () => {
    expect(walk(list, row(0, 0), 1)).toEqual(["0.1", "1.0", "2.0", "2.1"]);
    expect(walk(list, row(2, 0), -1)).toEqual(["1.0", "0.2", "0.1", "0.0"]);
    expect(walk(list, whole(0), 1)).toEqual(["1.null", "2.null"]);
    expect(walk(list, whole(1), -1)).toEqual(["0.null"]);
  });

  test("stays where there is no further place", () => {
    expect(stepSpot(make("a"), row(0, 0), row(0, 0), 1)).toEqual(row(0, 0));
    expect(stepSpot(make("a"), whole(0), whole(0), -1)).toEqual(whole(0));
  });
});
