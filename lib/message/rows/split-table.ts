import { type Cell, splitRows } from "@/lib/message/recipients/split-rows";
import { findColumns } from "./find-columns";

const isFilled = (row: readonly Cell[]): boolean => row.some(({ text }) => text !== "");
const split = (text: string, separators: string): Cell[][] => splitRows(text, separators).filter(isFilled);

/** A table is as wide everywhere; a description with a comma in it, in one line of several, makes no table. */
function isRegular(rows: readonly Cell[][]): boolean {
  const width = rows[0]?.length ?? 0;
  return width > 1 && width <= 3 && rows.length > 1 && rows.every(({ length }) => length === width);
}

/** What people put before the lines of a list: a bullet, or a number with its dot. */
const BULLET = /^(?:[-*•·–]|\d{1,3}[.)])[ \t]+/;

/**
 * A text as rows of cells without blank ones: by tabs, as spreadsheets copy; by commas or semicolons where a heading or an even
 * width shows that it is a table; else one title a line, without its bullet.
 */
export function splitTable(text: string): {
  rows: Cell[][];
  separator: "tab" | "comma" | "semicolon" | "line";
} {
  const byTab = split(text, "\t");
  if (byTab.some((row) => row.filter(({ text: cell }) => cell !== "").length > 1))
    return { rows: byTab, separator: "tab" };
  for (const [separators, separator] of [
    [",", "comma"],
    [";", "semicolon"],
  ] as const) {
    const rows = split(text, separators);
    const isHeaded = (rows[0]?.length ?? 0) > 1 && findColumns(rows[0]) !== null;
    if (isHeaded || isRegular(rows)) return { rows, separator };
  }
  const rows = byTab.map((row) => row.map((cell) => ({ ...cell, text: cell.text.replace(BULLET, "") })));
  return { rows, separator: "line" };
}
