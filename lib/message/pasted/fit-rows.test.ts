import fc from "fast-check";
import { expect, test } from "vitest";
import { anyText } from "@/e2e/fixtures/message/any-draft";
import { emptyDraft } from "@/lib/message/draft";
import { LIMITS } from "@/lib/message/limits";
import { addRows, findIds, fitRows } from "./add-rows";
import { type ReadRow, readRows } from "./read-rows";

const fit = (text: string, room = 10, taken: string[] = []) => fitRows(readRows(text).rows, room, taken);
const EMPTY = { section: "", title: "", description: "", faults: [] };
const draw = (rows: ReturnType<typeof fit>) =>
  rows.map(({ title, description, id, fate }) => `${fate}: ${[title, description, id].join("|")}`);

test("what fits stays as it is", () => {
  expect(draw(fit("Cola\tcold\tcola\nTea\thot\ttea"))).toEqual([
    "whole: Cola|cold|cola",
    "whole: Tea|hot|tea",
  ]);
});

test("long texts are shortened, and never inside of a letter", () => {
  const family = "👩‍👩‍👧‍👦";
  const [row] = fit(`${"a".repeat(20)}${family}\t${"b".repeat(80)}\t${"c".repeat(300)}`);
  expect(row).toMatchObject({
    title: "a".repeat(20),
    description: "b".repeat(72),
    id: "",
    fate: "changed",
  });
});

test("an id that another row has is given up, and what has no room or no title is left out", () => {
  expect(draw(fit("A\tx\ta\nB\ty\ta\nC\tz\tc\n\tw\td\nE\tv\te\nF\tu\tf", 3, ["c"]))).toEqual([
    "whole: A|x|a",
    "changed: B|y|",
    "changed: C|z|",
    "left out: |w|d",
    "left out: E|v|e",
    "left out: F|u|f",
  ]);
});

test("an ID with spaces around it is the same as without", () => {
  const read = ["a ", "a"].map((id, line): ReadRow => ({ ...EMPTY, title: "T", id, line }));
  expect(draw(fitRows(read, 2, []))).toEqual(["changed: T||a", "changed: T||"]);
});

test("whatever is pasted, what comes keeps every limit and no id twice", () => {
  const rows = fc.array(fc.record({ title: anyText, description: anyText, id: anyText }), { maxLength: 20 });
  fc.assert(
    fc.property(rows, fc.nat(12), (texts, room) => {
      const read = texts.map((row, line): ReadRow => ({ ...row, line, section: "", faults: [] }));
      const come = fitRows(read, room, ["taken"]).filter(({ fate }) => fate !== "left out");
      expect(come.length).toBeLessThanOrEqual(room);
      for (const { title, description, id } of come) {
        expect(title.length).toBeLessThanOrEqual(LIMITS.rowTitle.max);
        expect(description.length).toBeLessThanOrEqual(LIMITS.rowDescription.max);
        expect(id.length).toBeLessThanOrEqual(LIMITS.rowId.max);
      }
      const ids = findIds(addRows(emptyDraft(), 0, come).sections);
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: 500 },
  );
});
