import fc from "fast-check";
import { getCountries, getExampleNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { describe, expect, test } from "vitest";
import { findNumberVariants, isSamePerson } from "./number-variants";

const PAIRS: [string, string, string][] = [
  ["Mexico, Mexico City", "525512345678", "5215512345678"],
  ["Mexico, Guadalajara", "523312345678", "5213312345678"],
  ["Brazil, Curitiba", "5541988887777", "554188887777"],
  ["Brazil, São Paulo", "5511999998888", "551199998888"],
  ["Brazil, a mobile number of the range that begins with 6", "5521964180266", "552164180266"],
  ["Argentina, Buenos Aires", "5491123456789", "541123456789"],
  ["Argentina, Córdoba", "5493512345678", "543512345678"],
  ["Argentina, an area code of four digits", "5492966123456", "542966123456"],
  ["Benin", "2290197123456", "22997123456"],
];

describe("other spellings of one person's number", () => {
  test.each(PAIRS)("%s: %s and %s, either way", (_where, one, other) => {
    expect(findNumberVariants(one)).toEqual([other]);
    expect(findNumberVariants(other)).toEqual([one]);
    expect(isSamePerson(`+${one}`, other)).toBe(true);
    expect(isSamePerson(other, `+${one}`)).toBe(true);
  });

  test.each([
    ["a Brazilian landline", "554138887777"],
    ["a Brazilian mobile number that would be a landline without its 9", "5511945678901"],
    ["a Brazilian area code that is none", "5523988887777"],
    ["a Brazilian toll-free number", "5508001234567"],
    ["a Mexican toll-free number", "528001234567"],
    ["a Mexican number that is too short", "52155123456"],
    ["an Argentine toll-free number", "548001234567"],
    ["a landline of Benin, as it was", "22921312345"],
    ["a landline of Benin, as it is", "2290121312345"],
    ["South Africa", "27821234567"],
    ["the United States", "12025550123"],
    ["what is no number", "hello"],
    ["nothing", ""],
  ])("%s has none", (_what, digits) => {
    expect(findNumberVariants(digits)).toEqual([]);
  });

  test("two people stay two", () => {
    expect(isSamePerson("+5541988887777", "+5541988887778")).toBe(false);
    expect(isSamePerson("+5511945678901", "+551145678901")).toBe(false);
    expect(isSamePerson("", "")).toBe(false);
  });

  test("only these four countries have any, and none is a landline's", () => {
    const withVariants = getCountries().filter((country) => {
      const example = getExampleNumber(country, examples);
      return example && findNumberVariants(example.number).length > 0;
    });
    expect(withVariants).toEqual(["AR", "BJ", "BR", "MX"]);
    const brazilian = fc.stringMatching(/^55[1-9][1-9]\d{8,9}$/);
    fc.assert(
      fc.property(brazilian, (digits) => {
        const types = [digits, ...findNumberVariants(digits)].map((number) =>
          parsePhoneNumberFromString(`+${number}`)?.getType(),
        );
        expect(types.length > 1 && types.includes("FIXED_LINE")).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test("a variant is never the number itself, and leads back to it", () => {
    const anyDigits = fc.oneof(
      fc.stringMatching(/^(?:52|54|55|229)\d{8,11}$/),
      fc.stringMatching(/^\d{0,15}$/),
    );
    fc.assert(
      fc.property(anyDigits, (digits) => {
        for (const variant of findNumberVariants(digits)) {
          expect(variant).not.toBe(digits);
          expect(findNumberVariants(variant)).toContain(digits);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
