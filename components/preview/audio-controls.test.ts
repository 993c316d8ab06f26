import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatSeconds } from "./audio-controls";

describe("a duration", () => {
  test.each([
    [0, "0:00"],
    [0.9, "0:00"],
    [7, "0:07"],
    [59.999, "0:59"],
    [60, "1:00"],
    [61.5, "1:01"],
    [600, "10:00"],
    [3599.9, "59:59"],
    [3600, "1:00:00"],
    [3671, "1:01:11"],
    [36_000, "10:00:00"],
    [360_061, "100:01:01"],
  ])("of %d seconds reads %s", (seconds, text) => {
    expect(formatSeconds(seconds)).toBe(text);
  });

  test("reads back as its whole seconds", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (seconds) => {
        const text = formatSeconds(seconds);
        expect(text).toMatch(/^(\d+:[0-5]\d|\d+):[0-5]\d$/);
        const back = text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
        expect(back).toBe(Math.floor(seconds));
      }),
    );
  });
});
