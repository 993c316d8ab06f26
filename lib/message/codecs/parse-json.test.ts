import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "@/e2e/fixtures/message/read-forms";
import type { JsonNode } from "./json-scan";

/** A node as JSON.parse would return it; an own "__proto__" is a key like any other. */
function toValue(node: JsonNode | null): unknown {
  switch (node?.kind) {
    case "text":
      return node.value;
    case "word":
      return JSON.parse(node.value.toLowerCase());
    case "list":
      return node.items.map(toValue);
    case "object":
      return Object.fromEntries(node.entries.map(({ key, node: inner }) => [key, toValue(inner)]));
    default:
      return undefined;
  }
}
const draw = (text: string) => {
  const { root, faults } = parse(text);
  return [toValue(root), faults.map(({ line, words }) => `${line}: ${words}`)];
};

describe("JSON that is right", () => {
  test("is read as JSON.parse reads it, however it is laid out, and has no fault", () => {
    const strange = fc.constantFrom(
      "__proto__",
      "constructor",
      "\ud83c",
      "\u2028",
      "a\0b",
      '"',
      "\\",
      "/*",
      "//x",
    );
    const text = fc.oneof(fc.string({ unit: "binary" }), strange);
    const value = fc.dictionary(text, fc.oneof(fc.jsonValue(), text));
    fc.assert(
      fc.property(value, fc.constantFrom(0, 2, "\t", "\r"), (any, indent) => {
        const json = JSON.stringify(any, null, indent);
        expect(draw(json)).toEqual([JSON.parse(json), []]);
      }),
      { numRuns: 500 },
    );
  });

  test("knows the line of each of its values", () => {
    const { root } = parse('{\n "a": "x",\r\n "b": [\r 1,\n\n {}]\n}');
    const [a, b] = root?.entries ?? [];
    expect([root?.line, a?.line, b?.line]).toEqual([1, 2, 3]);
    expect(b?.node).toMatchObject({ line: 3, items: [{ line: 4 }, { line: 6 }] });
  });

  test("may stand in a code block", () => {
    expect(draw('```json\n{"a": 1}\n```\n')).toEqual([{ a: 1 }, []]);
    expect(draw('\ufeff {"a": 1};')).toEqual([{ a: 1 }, []]);
    expect(draw('[\n {"a": 1}\n]')).toEqual([{ a: 1 }, []]);
  });
});

const COMMA = "Extra comma";
const COMMENT = "JSON has no comments. This comment was left out";
const END = "The text is incomplete";
describe("JSON that is wrong is read as far as it goes", () => {
  test.each<[string, string, unknown, string[]]>([
    ["a comma at the end", '{"a":1,\n}', { a: 1 }, [`2: ${COMMA} before }`]],
    ["a comma at the end of a list", '{"a":[1,\n]}', { a: [1] }, [`2: ${COMMA} before ]`]],
    ["two commas", '{"a":1,,"b":2}', { a: 1, b: 2 }, [`1: ${COMMA}`]],
    ["a comma at the start", '{,"a":1}', { a: 1 }, [`1: ${COMMA}`]],
    ["no comma", '{"a":1\n"b":2}', { a: 1, b: 2 }, ["2: Missing comma before this"]],
    ["no comma in a list", '{"a":[1\n{}]}', { a: [1, {}] }, ["2: Missing comma before this"]],
    ["no colon", '{"a"\n1}', { a: 1 }, ["2: Missing colon after “a”"]],
    ["no value", '{"a":,"b":2}', { a: null, b: 2 }, ["1: “a” has no value"]],
    [
      "comments",
      '{ // one\n"a": 1, /* two\n*/ "b": 2 <!-- three --> }',
      { a: 1, b: 2 },
      [1, 2, 3].map((line) => `${line}: ${COMMENT}`),
    ],
    ["a comment without end", '{"a":1 /* two', { a: 1 }, [`1: ${COMMENT}`, `1: ${END}`]],
    ["bare names", "{a:1}", { a: 1 }, ["1: The name “a” must be in quotation marks"]],
    [
      "a bare value",
      '{"a":phone}',
      { a: null },
      ["1: “phone” isn’t valid JSON and was left out. Put text in quotation marks"],
    ],
    ["single quotes", '{"a":\'it"s\'}', { a: 'it"s' }, ["1: JSON uses \" as its quotation mark, not '"]],
    ["a word processor's marks", '{"a":“x”}', { a: "x" }, ['1: JSON uses " as its quotation mark, not “']],
    [
      "a line break in a text",
      '{"a":"one\ntwo\r\nthree","b":1}',
      { a: "one\ntwo\nthree", b: 1 },
      ["1: In JSON, a line break in a text is written as \\n"],
    ],
    [
      "a text that is not closed",
      '{\n"a":"one,\n"b":"two"\n}',
      { a: "one", b: "two" },
      ["2: This text has no closing quotation mark"],
    ],
    [
      "an escape that is none",
      '{"a":"\\d\\u12"}',
      { a: "du12" },
      ["1: “\\d” isn’t valid in JSON", "1: “\\u” isn’t valid in JSON"],
    ],
    ["a name twice", '{"a":1,\n"a":2}', { a: 2 }, ["2: “a” appears twice. The last one was used"]],
    ["the wrong bracket", '{"a":[1}', { a: [1] }, ["1: ] is missing before }"]],
    ["a bracket too many", '{"a":1]}', { a: 1 }, ["1: ] has no matching opening bracket and was left out"]],
    [
      "a colon in a list",
      '{"a":[1:2]}',
      { a: [1, 2] },
      ["1: Missing comma before this", "1: : doesn’t belong here and was left out"],
    ],
    ["a name without anything", '{"a"}', { a: null }, ["1: Missing colon after “a”", "1: “a” has no value"]],
    [
      "words around it",
      'body = {"a":1} // end',
      { a: 1 },
      ["1: The text before the first { was left out", "1: The text after the JSON was left out"],
    ],
  ])("%s", (_, text, value, faults) => {
    expect(draw(text)).toEqual([value, faults]);
  });

  test("wherever it is cut, what came before the cut is kept", () => {
    const whole = '{"a":"one","b":["two",{"c":"three"}],"d":"four"}';
    for (let length = 1; length < whole.length; length++) {
      const { root, faults } = parse(whole.slice(0, length));
      expect(faults.at(-1)?.words).toBe(END);
      const kept = JSON.stringify(toValue(root));
      for (const word of ["one", "two", "three", "four"].filter((each) =>
        whole.slice(0, length).includes(`${each}"`),
      ))
        expect(kept).toContain(word);
    }
  });

  test("no object, no root", () => {
    for (const text of ["", "hello", "[1,2]", '"a"', "}"]) expect(parse(text).root).toBeNull();
  });
});
