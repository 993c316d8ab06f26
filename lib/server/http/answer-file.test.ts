import fc from "fast-check";
import { expect, test } from "vitest";
import { toCsvRow } from "./answer-file";

/** Parses one record of quoted cells by RFC 4180's grammar. */
const readRow = (row: string): string[] => {
  expect(row).toMatch(/^"(?:[^"]|"")*"(?:,"(?:[^"]|"")*")*\r\n$/);
  return [...row.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/g)].map(([, cell = ""]) => cell.replaceAll('""', '"'));
};

test.each([
  ["=1+1", "'=1+1"],
  ["+1 (555) 010", "'+1 (555) 010"],
  ["-2", "'-2"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ["\r=1", "'\r=1"],
  ["＝1", "'＝1"],
  ["+27821000001", "+27821000001"],
  ["+27821000001+cmd", "'+27821000001+cmd"],
  ["1=1", "1=1"],
  ["", ""],
])("the cell %j stands as %j", (cell, stands) => {
  expect(readRow(toCsvRow([cell]))).toEqual([stands]);
});

test("separators, quotes and line ends stay within their cell", () => {
  const cells = ['a,"b"', "c;=1", "d\r\ne", "مرحبا"];
  expect(readRow(toCsvRow(cells))).toEqual(cells);
});

test("every text comes back, but for the apostrophe that disarms it", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1 }), (cells) => {
      expect(
        readRow(toCsvRow(cells)).map((cell, at) => cell === cells[at] || cell === `'${cells[at]}`),
      ).toEqual(cells.map(() => true));
    }),
  );
});
