import fc from "fast-check";
import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { expectWhy, forge, forgeJson, FORM, write } from "@/e2e/fixtures/share/written-codes";
import { countChecksum, formatBase64url, parseShareCode } from "./share-code";

describe("a link that is not as it was written", () => {
  test.each([
    "",
    " ",
    "hello",
    "=",
    "1",
    ".",
    "m=1.abc",
    "v1.abc",
    "-1.abcz",
    "12345.abcz",
    "<script>",
    "\0",
  ])("%j is said to hold no message", async (text) => {
    await expectWhy(parseShareCode(text), /doesn’t contain a message from Menuet/);
  });

  test.each(["0", "2", "10", "01", "9999"])("version %s is named", async (version) => {
    const code = (await write(FORM)).replace(/^1/, version);
    await expectWhy(parseShareCode(code), new RegExp(`has version ${version}\\. .* opens only version 1`));
  });

  test("is said to be damaged wherever it is cut", async () => {
    const code = await write(FORM);
    for (let length = 2; length < code.length; length++) {
      await expectWhy(parseShareCode(code.slice(0, length)), /damaged or incomplete/);
    }
  });

  test("is said to be damaged whichever of its letters is another", async () => {
    const code = await write(FORM);
    const letters = "AQgw-_09azZ.%é";
    for (let at = 2; at < code.length; at++) {
      for (const letter of letters.replace(code[at] ?? "", "")) {
        const changed = code.slice(0, at) + letter + code.slice(at + 1);
        await expectWhy(parseShareCode(changed), /damaged or incomplete/);
      }
    }
  });

  test("is said to be damaged whichever of its bits is flipped", async () => {
    const packed = deflateRawSync("[]");
    const bytes = new Uint8Array([...countChecksum(packed), ...packed]);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)));
      await expectWhy(parseShareCode(`1.${formatBase64url(flipped)}z`), /damaged or incomplete/);
    }
  });

  test("never throws", async () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    const any = fc.oneof(fc.string({ unit: "binary" }), bytes.map(forge), fc.json().map(forgeJson));
    await fc.assert(
      fc.asyncProperty(any, async (text) => {
        expect(await parseShareCode(text)).toEqual({ ok: false, why: expect.stringMatching(/^This link /) });
      }),
    );
  });
});
