import { describe, expect, test } from "vitest";
import { isEmojiOnly } from "./formatting";

describe("isEmojiOnly", () => {
  test.each(["😀", "😀😀", "😀 😀\n😀", "👩‍⚕️", "🏳️‍🌈", "👍🏽", "🇿🇦", "1️⃣", "#️⃣", "❤️", "❤", "©️", "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"])(
    "%s is",
    (text) => {
      expect(isEmojiOnly(text)).toBe(true);
    },
  );

  test.each([
    "",
    " ",
    "a",
    "😀a",
    "😀😀😀😀",
    "1",
    "123",
    "#",
    "*",
    "©",
    "™",
    "🇿",
    "Hello",
    ":)",
    "😀".repeat(500),
    "\ud83d",
  ])("%j is not", (text) => {
    expect(isEmojiOnly(text)).toBe(false);
  });
});
