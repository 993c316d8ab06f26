import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findGraphCode } from "./graph-codes";

const CODES = [
  0, 190, 3, 10, 200, 250, 299, 131005, 1, 2, 131000, 131016, 4, 80007, 130429, 131056, 131048, 368, 131031,
  100, 131008, 131009, 131026, 131047, 131051, 131052, 131053,
];

describe("findGraphCode", () => {
  test.each(CODES)("%i is known in each of the ways that Meta writes it, with words for a person", (code) => {
    const ways = [
      `(#${code}) Something failed`,
      `code: ${code}`,
      `{"error":{"code":${code}}}`,
      `Error code ${code}.`,
      `#${code}`,
    ];
    for (const words of ways) {
      const found = findGraphCode(words);
      expect(found?.code).toBe(code);
      expect(found?.meaning).toMatch(/^[A-Z].{10,}\.$/);
      expect(found?.advice).toMatch(/^[A-Z].{10,}\.$/);
    }
  });

  test.each([
    ["(#131047) Re-engagement message", 131047],
    ["code: 131026", 131026],
    ['"code":131009', 131009],
    ['"code": "131009"', 131009],
    ["Error 131056", 131056],
    ["error_code=131048", 131048],
    ["errorCode: 100", 100],
    ["WhatsApp said 131053: media upload error", 131053],
    [
      '{"error":{"message":"(#100) Invalid parameter","type":"OAuthException","code":100,"error_subcode":2494010}}',
      100,
    ],
    ["Failed (131000), details: code 131053", 131053],
    ["Message failed: #10 no permission", 10],
    ["Request failed with status code 400: (#131030) x (#131026) y", 131026],
  ])("%j holds %i", (words, code) => {
    expect(findGraphCode(words)?.code).toBe(code);
  });

  test.each([
    "",
    "Missing required field",
    "10 rows",
    "Row #10 is too long",
    "more than 100 characters",
    "1024",
    "Error 10",
    "Error: 4 fields are missing",
    "status code 200",
    "HTTP code 200",
    "country code 1",
    "Request failed with status code: 100",
    "+27131026000",
    "+131026",
    "+27 12 131026",
    "131026 4567",
    "131,026 messages",
    "0.131026",
    "131026.5",
    "a131026",
    "131026b",
    "code: 1310260",
    "code 100.5",
    "code 999999",
    "131999",
    "error_subcode: 100",
    "code 300",
    "code:",
  ])("%j holds none", (words) => {
    expect(findGraphCode(words)).toBeNull();
  });

  test("the words fit what may be done: a fault of WhatsApp's may have sent the message, a closed window needs the customer", () => {
    expect(findGraphCode("(#131000)")?.advice).toContain("may have been sent");
    expect(findGraphCode("(#131047)")?.advice).toContain("Wait for a message from them, or use a template");
    expect(findGraphCode("(#190)")?.advice).toContain("administrator");
    expect(findGraphCode("(#131052)")?.advice).toContain("16 MB");
  });

  test("any words get an answer", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."#(): code=\"'131026.,+- "), maxLength: 400 }),
        (words) => {
          const found = findGraphCode(words);
          expect(words).toContain(String(found?.code ?? ""));
        },
      ),
    );
    for (const piece of ["code ", "#", "1 ", "131026,", "error", "code(((", "1-"])
      findGraphCode(piece.repeat(20_000));
  });
});
