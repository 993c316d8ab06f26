import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "@/e2e/fixtures/message/read-forms";
import { FORM_BOUNDS } from "./form";

describe("JSON that was made to harm", () => {
  const MANY = FORM_BOUNDS.characters;
  const fill = (piece: string) => piece.repeat(MANY / piece.length);
  test.each([
    ["deep lists", fill("[")],
    ["deep objects", fill('{"a":')],
    ["commas", fill(",")],
    ["quotation marks of one side", fill("“a\n")],
    ["texts that are not closed", fill('"a\n')],
    ["single quotes and line breaks", fill("'\n")],
    ["comments", fill("/*")],
    ["slashes", fill("/ ")],
    ["backslashes", `"${fill("\\")}`],
    ["names", fill('"a"')],
    ["brackets that do not match", fill("]}")],
    ["spaces", fill(" ")],
  ])("%s without end are read to their end", (_, inner) => {
    const { faults } = parse(`{"a":[${inner}`);
    expect(faults.length).toBeLessThanOrEqual(FORM_BOUNDS.notes);
  });

  test("no text makes it throw", () => {
    const piece = fc.oneof(
      fc.constantFrom(..."{}[]:,\"'“”\\\n\r /*<!-->#1a".split(""), '"a"', '"a":', "null", "\\u00", "\\u0041"),
      fc.string({ unit: "binary", maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = `{${pieces.join("")}`;
        const lines = text.split(/\r\n?|\n/).length;
        for (const { line } of parse(text).faults) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
