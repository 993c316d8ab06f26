import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseJson } from "./parse-json";

describe("a body as JSON", () => {
  test.each([
    ["nothing", ""],
    ["half a body", '{"a":'],
    ["a field given twice", '{"a":1,"a":2}'],
    ["a field given twice in two spellings", '{"a":1,"\\u0061":2}'],
    ["a field given twice deep inside", '{"a":[{"b":{"c":1,"c":1}}]}'],
    ["__proto__", '{"__proto__":{"a":1}}'],
    ["__proto__ in escapes", '{"\\u005f_proto__":1}'],
    ["33 levels", "[".repeat(33) + "]".repeat(33)],
    ["a byte order mark", "\ufeff{}"],
    ["a number that is none to a computer", "[1e400]"],
    ["a negative one", '{"a":-1e999}'],
    ["ten thousand digits", "9".repeat(10_000)],
    ["NUL", '{"a":"\\u0000"}'],
    ["half of a surrogate pair", '["\\ud83d"]'],
    ["the other half", '["\\ude00\\ud83d"]'],
    ["half of a surrogate pair in a name", '{"\\ud83d":1}'],
    ["60,000 levels", "[".repeat(60_000)],
  ])("%s is refused", (_what, text) => {
    expect(parseJson(text)).toEqual({ ok: false, why: expect.stringMatching(/^The body /) });
  });

  test.each([
    ["the same name in two places", '[{"a":{"a":1}},{"a":2}]'],
    ["text that looks like a field", '{"a":"\\"a\\":1,{\\"a\\":2}","b":"x:y"}'],
    ["32 levels", "[".repeat(32) + "]".repeat(32)],
    ["both halves of a pair in escapes", '["\\ud83d\\ude00"]'],
    ["a backslash before what looks like an escape", '["\\\\u0000"]'],
    ["numbers of every spelling", "[0,-0,1e3,1.5E-7,-12.25e+2,1e-400]"],
    ["one long text", JSON.stringify('\\"'.repeat(30_000))],
  ])("%s is read", (_what, text) => {
    expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
  });

  test("what JSON.stringify wrote is read back", () => {
    const tame = fc
      .jsonValue({ maxDepth: 5 })
      .filter((value) => !JSON.stringify(value).includes("__proto__"));
    fc.assert(
      fc.property(tame, (value) => {
        const text = JSON.stringify(value);
        expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });
});
