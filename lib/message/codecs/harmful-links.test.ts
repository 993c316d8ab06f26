import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { expectWhy, forge, forgeJson, FORM } from "@/e2e/fixtures/share/written-codes";
import { INPUT_BOUNDS } from "@/lib/message/limits";
import { MOST_ITEMS, parseShareCode, SHARE_BOUNDS } from "./share-code";

describe("a link that was made to harm", () => {
  const MEGABYTES = 4;
  const bombs = {
    "zeros without end": forge(deflateRawSync(Buffer.alloc(MEGABYTES * 2 ** 20), { level: 9 })),
    "a text without end": forgeJson(["audio", "a".repeat(MEGABYTES * 2 ** 20)]),
    "rows without end": forgeJson(["list", "", "", "", "", [["", Array(2 ** 17).fill(["", "", "", true])]]]),
  };

  test.each(Object.entries(bombs))("%s: refused in words", async (_name, code) => {
    expect(code.length).toBeLessThanOrEqual(SHARE_BOUNDS.code);
    await expectWhy(parseShareCode(code), /contains a message that is too large/);
  });

  test("megabytes of link are refused unread", async () => {
    const code = `1.${"A".repeat(2 ** 23)}z`;
    await expectWhy(parseShareCode(code), /too long for a message/);
  });

  test("as many faults as fit are found", async () => {
    for (const [sections, rows] of [
      [MOST_ITEMS, MOST_ITEMS],
      [1, SHARE_BOUNDS.unfolded / 4],
      [200, 200],
    ] as const) {
      const faults = Array(sections).fill(["", Array(rows).fill(0)]);
      const code = forgeJson(["list", "", "", "", "", faults]);
      await expectWhy(parseShareCode(code), /doesn’t contain a valid message/);
    }
  });

  test("the deepest nesting that fits is no message", async () => {
    const depth = SHARE_BOUNDS.unfolded / 2;
    const code = forge(deflateRawSync("[".repeat(depth) + "]".repeat(depth)));
    await expectWhy(parseShareCode(code), /doesn’t contain a valid message/);
  });

  const row = ["", "", "", false];
  const LIST = ["list", "h", "b", "f", "v", [["s", [row]]]];
  test.each<[string, unknown]>([
    ["a recipient after the fields", [...LIST, "+27123456789"]],
    ["a recipient after an audio's address", ["audio", "https://example.com/a.mp3", "+27123456789"]],
    ["a form with names", { ...FORM }],
    ["another kind", ["image", "https://example.com/a.png"]],
    ["no kind", []],
    ["a field that is no text", ["audio", { toString: "x" }]],
    ["a field that is missing", ["list", "", "", "", []]],
    ["a row with a field too many", ["list", "", "", "", "", [["", [[...row, ""]]]]]],
    ["a row as an object", ["list", "", "", "", "", [["", [{ id: "", __proto__: null }]]]]],
    ["a text over the bound", ["audio", "a".repeat(INPUT_BOUNDS.characters + 1)]],
    ["sections over the bound", ["list", "", "", "", "", Array(MOST_ITEMS + 1).fill(["", []])]],
    ["null", null],
    ["a text", "list"],
  ])("%s is no message", async (_name, value) => {
    await expectWhy(parseShareCode(forgeJson(value)), /doesn’t contain a valid message/);
  });

  test("what only looks like text is no message", async () => {
    await expectWhy(
      parseShareCode(forge(deflateRawSync(Buffer.from([0x22, 0xff, 0x22])))),
      /doesn’t contain a/,
    );
    await expectWhy(parseShareCode(forge(deflateRawSync("['list']"))), /doesn’t contain a/);
    await expectWhy(parseShareCode(forge(deflateRawSync(""))), /doesn’t contain a/);
    await expectWhy(parseShareCode(forge(new Uint8Array([7, 255, 255]))), /damaged/);
  });
});
