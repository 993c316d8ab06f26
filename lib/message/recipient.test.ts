import fc from "fast-check";
import { getExampleNumber } from "libphonenumber-js";
import examples from "libphonenumber-js/mobile/examples";
import { describe, expect, test } from "vitest";
import { type CountryCode, listCountries, readRecipient } from "./recipient";

const SOUTH_AFRICAN: [string, CountryCode | undefined][] = [
  ["+27123456789", undefined],
  ["+27 12 345 6789", undefined],
  ["  +27-12-345-6789 ", undefined],
  ["+27 (12) 345.6789", undefined],
  ["0027123456789", undefined],
  ["00 27 12 345 6789", undefined],
  ["27123456789", undefined],
  ["27 12 345 6789", undefined],
  ["27123456789", "ZA"],
  ["27123456789", "US"],
  ["012 345 6789", "ZA"],
  ["(012) 345-6789", "ZA"],
  ["tel:+27-12-345-6789", undefined],
  ["tel:0123456789", "ZA"],
  ["wa.me/27123456789", undefined],
  ["https://wa.me/27123456789", undefined],
  ["http://wa.me/+27123456789", undefined],
  ["HTTPS://WA.ME/27123456789?text=Hello%20there", undefined],
  ["https://api.whatsapp.com/send?phone=27123456789&text=hi", undefined],
  ["https://web.whatsapp.com/send/?phone=+27123456789", undefined],
  ["whatsapp://send?phone=27123456789", undefined],
  ["+٢٧١٢٣٤٥٦٧٨٩", undefined],
  ["٠١٢٣٤٥٦٧٨٩", "ZA"],
  ["＋２７１２３４５６７８９", undefined],
  ["２７１２３４５６７８９", undefined],
  ["\u202a+27 12 345 6789\u202c", undefined],
  ["\u200b+27123456789", undefined],
  ["+27\u00a012\u00a0345\u00a06789", undefined],
];

describe("readRecipient", () => {
  test.each(SOUTH_AFRICAN)("%j (for %s) is +27123456789", (typed, country) => {
    expect(readRecipient(typed, country)).toMatchObject({
      state: "number",
      e164: "+27123456789",
      country: "ZA",
      formatted: "+27 12 345 6789",
      isDoubtful: false,
      isLandline: true,
    });
  });

  test.each([
    ["+12025550145", "+12025550145", "US", false],
    ["011 44 20 7946 0958", "+442079460958", "GB", false],
    ["+447700900123", "+447700900123", null, true],
    ["+5511900000000", "+5511900000000", "BR", false],
    ["+49 30 123456", "+4930123456", "DE", false],
    ["+91 98765 43210", "+919876543210", "IN", false],
    ["+27 12 345 67", "+271234567", "ZA", true],
  ] as const)("%j is %s, country %s, doubtful: %s", (typed, e164, country, isDoubtful) => {
    expect(readRecipient(typed, "US")).toMatchObject({ state: "number", e164, country, isDoubtful });
  });

  test.each(["", "   ", "\n", "\u200b"])("%j is empty", (typed) => {
    expect(readRecipient(typed, "ZA")).toEqual({ state: "empty" });
  });

  const COUNTRY = "Start with + and the country code, such as +27";
  const NONE = "This is not a phone number";
  const LENGTH = "This number has the wrong length for its country";
  test.each<[string, CountryCode | undefined, string]>([
    ["012 345 6789", undefined, COUNTRY],
    ["+999123456789", undefined, "No country has this number's country code"],
    ["+0123456789", undefined, "No country has this number's country code"],
    ["+27", undefined, "This number is too short"],
    ["+2712", undefined, LENGTH],
    ["+494567", undefined, "This number is too short"],
    ["+271234567890123456", undefined, "This number is too long"],
    ["+27123456789 ext 5", undefined, "A WhatsApp number has no extension"],
    ["tel:+27123456789;ext=5", undefined, "A WhatsApp number has no extension"],
    ["abc", "ZA", NONE],
    ["+", undefined, NONE],
    ["call +27123456789", undefined, NONE],
    ["+27123456789, +27123456780", undefined, "These are 2 numbers. Keep one, or send to many"],
    ["1-800-FLOWERS", "US", NONE],
  ])("%j (for %s) is not a number: %s", (typed, country, why) => {
    expect(readRecipient(typed, country)).toEqual({ state: "not a number", why });
  });

  test("never throws, and what it reads is E.164 and reads as itself again", () => {
    const typed = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(..."+0123456789 ()-.;=ext/@٣５") }),
    );
    fc.assert(
      fc.property(
        typed,
        fc.constantFrom<CountryCode | undefined>(undefined, "ZA", "US", "IT"),
        (text, country) => {
          const reading = readRecipient(text, country);
          const e164 = reading.state === "number" ? reading.e164 : "+27123456789";
          expect(e164).toMatch(/^\+[1-9]\d{6,14}$/);
          expect(readRecipient(e164)).toMatchObject({ state: "number", e164 });
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("listCountries", () => {
  test("names each country once, with its calling code", () => {
    const countries = listCountries();
    expect(new Set(countries.map(({ country }) => country)).size).toBe(countries.length);
    expect(countries).toContainEqual({ country: "ZA", callingCode: "27" });
    expect(countries).toContainEqual({ country: "US", callingCode: "1" });
  });

  test.each(listCountries())("a mobile number as dialled in $country reads as +$callingCode…", (entry) => {
    const example = getExampleNumber(entry.country, examples);
    expect(readRecipient(example?.formatNational() ?? "", entry.country)).toMatchObject({
      state: "number",
      e164: example?.number,
    });
    expect(example?.number.startsWith(`+${entry.callingCode}`)).toBe(true);
  });
});
