import { expect, test } from "vitest";
import { toStorable } from "./storable-text";

test.each([
  ["plain text", "plain text"],
  ["", ""],
  ["an emoji 👩‍🍳 and مرحبا", "an emoji 👩‍🍳 and مرحبا"],
  ["a\0b", "a\uFFFDb"],
  ["\ud83d", "\uFFFD"],
  ["\udc4d\ud83d\0", "\uFFFD\uFFFD\uFFFD"],
])("%j is kept as %j", (text, kept) => {
  expect(toStorable(text)).toBe(kept);
});
