import { describe, expect, test } from "vitest";
import { toReplyWindow } from "./reply-window";

const NOW = 1_800_000_000_000;
const MIN = 60_000;
const left = (ms: number) => toReplyWindow(NOW + ms, NOW);

describe("the 24-hour window", () => {
  test.each([
    [24 * 60 * MIN, "Window open, 24 h 0 min left", "24 h"],
    [21 * 60 * MIN + 4 * MIN + 59_999, "Window open, 21 h 4 min left", "21 h"],
    [60 * MIN, "Window open, 1 h 0 min left", "1 h"],
    [60 * MIN - 1, "Window open, 59 min left", "59 min"],
    [MIN - 1, "Window open, less than 1 min left", "1 min"],
  ])("with %s ms left is open and never said to be longer", (ms, words, short) => {
    expect(left(ms)).toMatchObject({ isOpen: true, words, short });
  });

  test("closes at its last millisecond, and is closed where the customer never wrote", () => {
    expect(left(1).isOpen).toBe(true);
    expect(left(0)).toMatchObject({ isOpen: false, words: "Window closed", short: "Closed", share: 0 });
    expect(toReplyWindow(null, NOW).isOpen).toBe(false);
  });

  test("is marked as ending soon for its last two hours", () => {
    expect(left(120 * MIN).isSoon).toBe(false);
    expect(left(120 * MIN - 1).isSoon).toBe(true);
  });
});
