import { expect, test } from "vitest";
import { findLine } from "./import-dialog";

test.each([
  ["one\ntwo\nthree", 1, "one"],
  ["one\ntwo\nthree", 2, "two"],
  ["one\ntwo\nthree", 3, "three"],
  ["one\r\ntwo\rthree", 2, "two"],
  ["one\r\ntwo\rthree", 3, "three"],
  ["one\n\nthree", 2, ""],
  ["one\ntwo", 9, "two"],
  ["", 1, ""],
])("of %j line %i is %j", (text, line, found) => {
  expect(text.slice(...findLine(text, line))).toBe(found);
});
