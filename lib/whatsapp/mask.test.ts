import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskNumber, maskPair, maskWamid } from "./mask";

describe("maskNumber", () => {
  test.each([
    ["27812345678", "2781•••••78"],
    ["+27 81 234 5678", "2781•••••78"],
    ["5511900000000", "5511•••••••00"],
    ["2712345678", "2712••••78"],
    ["27123456", "27••••56"],
    ["2712345", "2••••45"],
    ["271234", "••••34"],
    ["27123", "••••3"],
    ["2712", "••••"],
    ["", ""],
    ["no digits", ""],
  ])("%j is %j", (number, masked) => {
    expect(maskNumber(number)).toBe(masked);
  });

  test("never shows more than the first four and the last two digits", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789"), maxLength: 20 }), (digits) => {
        const masked = maskNumber(digits);
        expect(masked).toHaveLength(digits.length);
        expect(masked).toMatch(/^\d{0,4}•*\d{0,2}$/);
        expect(masked.replace(/\d/g, "").length).toBeGreaterThanOrEqual(Math.min(4, digits.length));
      }),
    );
  });
});

describe("maskWamid", () => {
  test.each([
    ["wamid.HBgLMTIwMjU1NTAxMjMVAgASGBQzQTAxMjM0NTY3ODlBQkNERUYwMQA=", "wamid.…MQA="],
    ["wamid.HBgLMjc4MTIzNDU2NzgVAgASGBQzRUI...", "wamid.…I..."],
    ["wamid.HBgLMjc4MTIzNDU2Nzg", "wamid.…"],
    ["27812345678", "wamid.…"],
    ["", "wamid.…"],
  ])("%j is %j", (id, masked) => {
    expect(maskWamid(id)).toBe(masked);
  });
});

describe("maskPair", () => {
  test.each([
    ["27812345678", "+27123456789", "•••• 5678", "•••• 6789"],
    ["27812345678", "+4915112345678", "2781•••••78", "4915•••••••78"],
  ])("%s and %s", (one, other, ...masked) => {
    expect(maskPair(one, other)).toEqual(masked);
  });
});
