import { describe, expect, test } from "vitest";
import { audio, list } from "@/e2e/fixtures/message/made-drafts";
import { type CountryCode, readRecipient } from "@/lib/message/recipient";
import { parseRecipients } from "@/lib/message/pasted/parse-recipients";
import { canSend, findListProblems, findProblems, findReadingProblems } from "./problems";

const find = (typed: string, country: CountryCode | undefined, guessed: string | null) => {
  const reading = readRecipient(typed, country);
  if (reading.state !== "number") throw new Error(reading.state);
  return findReadingProblems(reading, guessed).map(({ code, mustConfirm }) => [code, mustConfirm]);
};

describe("a number that could be somebody else's", () => {
  test("of no known range: a warning that must be confirmed and stops nothing", () => {
    const problems = findProblems(audio({ recipient: "+10820000000" }));
    expect(problems).toEqual([
      {
        level: "warning",
        path: "recipient",
        place: "Recipient",
        source: "menuet",
        message: "+10820000000 fits no known number range. Check the digits.",
        code: "recipient-no-range",
        isLikelyRefused: false,
        mustConfirm: true,
      },
    ]);
    expect(canSend(problems)).toBe(true);
  });

  test.each(["+27831234567", "+5215512345678", "+554188887777", "+541123456789", "+22997123456"])(
    "%s is in no doubt",
    (recipient) => {
      expect(findProblems(list({ recipient }))).toEqual([]);
    },
  );

  test("digits of a length that no country has are doubtful too, and reach the API", () => {
    expect(findProblems(list({ recipient: "+999123456789" }))).toMatchObject([
      { code: "recipient-no-range", mustConfirm: true },
    ]);
  });

  test.each<[string, CountryCode, string | null, [string, boolean][]]>([
    ["082 000 0000", "ZA", "South Africa", [["recipient-guessed-country", true]]],
    ["082 000 0000", "ZA", null, []],
    ["+27 82 000 0000", "ZA", "South Africa", []],
    ["51991234567", "BR", null, [["recipient-ambiguous", true]]],
    ["+27 12 345 6789", "ZA", null, [["recipient-landline", false]]],
  ])("how %j was read for %s, guessed as %s", (typed, country, guessed, doubts) => {
    expect(find(typed, country, guessed)).toEqual(doubts);
  });

  test("among many, each doubt once with its count", () => {
    const text = "+12005550123\n082 000 0000\n083 000 0000\n+27123456789";
    const problems = findListProblems(parseRecipients(text, "ZA"), "South Africa");
    expect(problems.map(({ message, mustConfirm }) => [message, mustConfirm])).toEqual([
      ["1 number in an unknown range. Check the digits.", true],
      [
        "2 numbers read as South Africa, guessed from your browser's language. Choose the default country, or start with +.",
        true,
      ],
      ["1 landline number. WhatsApp rarely works on these.", false],
    ]);
    expect(findListProblems(parseRecipients(text, "ZA"), null)).toHaveLength(2);
  });
});
