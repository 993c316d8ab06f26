import { expect, test } from "vitest";
import { findPercentile, toSpread } from "./percentile.mjs";

const ONE_TO_HUNDRED = Array.from({ length: 100 }, (_, index) => 100 - index);

test("a percentile is the measured value at its nearest rank, in whatever order the values came", () => {
  expect(findPercentile(ONE_TO_HUNDRED, 50)).toBe(50);
  expect(findPercentile(ONE_TO_HUNDRED, 95)).toBe(95);
  expect(findPercentile([3, 1, 2], 50)).toBe(2);
  expect(findPercentile([7], 95)).toBe(7);
});

test("numbers are ordered as numbers, not as text", () => {
  expect(findPercentile([9, 10, 100], 50)).toBe(10);
});

test("nothing measured is a fault, not a zero", () => {
  expect(() => findPercentile([], 50)).toThrow("at least one value");
});

test("a spread says how many values it stands on", () => {
  expect(toSpread(ONE_TO_HUNDRED)).toEqual({ p50: 50, p95: 95, count: 100 });
});
