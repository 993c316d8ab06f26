import { describe, expect, test } from "vitest";
import { findDirection } from "./direction";

describe("findDirection", () => {
  test.each([
    ["Hello", "ltr"],
    ["12 😀 (Hello)", "ltr"],
    ["مرحبا", "rtl"],
    ["123 مرحبا hello", "rtl"],
    ["hello مرحبا", "ltr"],
    ["*שלום*", "rtl"],
    ["ܫܠܡܐ", "rtl"],
    ["ދިވެހި", "rtl"],
    ["ߒߞߏ", "rtl"],
    ["𞤀𞤣𞤤𞤢𞤥", "rtl"],
    ["日本", "ltr"],
    ["", null],
    ["123 !? 😀", null],
    ["\ud83d", null],
  ])("%j is %s", (text, direction) => {
    expect(findDirection(text)).toBe(direction);
  });
});
