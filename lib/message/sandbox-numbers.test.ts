import { expect, test } from "vitest";
import { readRecipient } from "./recipient";
import { SANDBOX_NUMBERS } from "./sandbox-numbers";

test("no number is listed twice, and no two do the same", () => {
  const numbers = SANDBOX_NUMBERS.map(({ number }) => number);
  const deeds = SANDBOX_NUMBERS.map(({ does }) => does);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(new Set(deeds).size).toBe(deeds.length);
});

test.each(SANDBOX_NUMBERS)("$number belongs to nobody and can be typed as it stands", ({ number }) => {
  expect(number).toMatch(/^\+120255501\d{2}$/);
  expect(readRecipient(number)).toMatchObject({
    state: "number",
    e164: number,
    country: "US",
    isDoubtful: false,
  });
});
