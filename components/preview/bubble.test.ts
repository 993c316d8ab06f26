import { expect, test } from "vitest";
import { toKerning } from "./bubble";

test("only a run without a space that is longer than any word is drawn without kerning", () => {
  expect(toKerning("a".repeat(300))).toBe("[font-kerning:none]");
  expect(toKerning("short", `start ${"م".repeat(20_000)}`)).toBe("[font-kerning:none]");
  expect(toKerning("a".repeat(299), "word ".repeat(4_000), "")).toBe("");
});
