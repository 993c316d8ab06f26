import { describe, expect, test } from "vitest";
import { findDirection, findListDirection } from "./text-direction";

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

describe("findListDirection", () => {
  const list = (button: string, ...titles: string[]) => ({
    button,
    sections: [
      { rows: titles.slice(0, 1).map((title) => ({ title })) },
      { rows: titles.slice(1).map((title) => ({ title })) },
    ],
  });
  test.each([
    ["its button", list("القائمة", "Cola", "Tea"), "rtl"],
    ["most of its rows", list("Menu", "شاي", "قهوة", "Cola"), "rtl"],
    ["all of its rows, under a button without letters", list("👇", "תה", "קפה"), "rtl"],
    ["none", list("Menu", "Cola", "Tea"), "ltr"],
    ["half of its rows", list("Menu", "شاي", "Cola"), "ltr"],
    ["nothing yet", list(""), "ltr"],
  ])("by %s", (_, texts, direction) => {
    expect(findListDirection(texts)).toBe(direction);
  });
});
