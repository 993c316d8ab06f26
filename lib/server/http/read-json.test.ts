import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_BODY_BYTES, parseJson, readBody } from "./read-json";

const request = (body: BodyInit | null, headers: Record<string, string> = {}) => {
  const init: RequestInit & { duplex: "half" } = { method: "POST", body, headers, duplex: "half" };
  return new Request("http://localhost/api/send", init);
};

test("64 KB are read and one byte more is not", async () => {
  expect((await readBody(request("x".repeat(MAX_BODY_BYTES)))).ok).toBe(true);
  expect(await readBody(request("x".repeat(MAX_BODY_BYTES + 1)))).toEqual({ ok: false, fault: "too large" });
});

test("a claimed length over the bound is believed at once", async () => {
  const claimed = request("x", { "Content-Length": "41943040" });
  expect(await readBody(claimed)).toEqual({ ok: false, fault: "too large" });
});

test("an endless body without a length is stopped after little more than the bound", async () => {
  let given = 0;
  let isStopped = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      given += 8_192;
      controller.enqueue(new Uint8Array(8_192));
    },
    cancel: () => void (isStopped = true),
  });
  expect(await readBody(request(endless))).toEqual({ ok: false, fault: "too large" });
  expect(isStopped).toBe(true);
  expect(given).toBeLessThan(MAX_BODY_BYTES + 5 * 8_192);
});

test("bytes that are not UTF-8 are refused, also when a character is cut at the end", async () => {
  expect(await readBody(request(new Uint8Array([0x22, 0xff, 0x22])))).toEqual({
    ok: false,
    fault: "not UTF-8",
  });
  expect(await readBody(request(new Uint8Array([0x22, 0xc3])))).toEqual({ ok: false, fault: "not UTF-8" });
});

test("a character split between two chunks is read whole", async () => {
  const halves = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(new Uint8Array([0xc3]));
      controller.enqueue(new Uint8Array([0xa9]));
      controller.close();
    },
  });
  expect(await readBody(request(halves))).toEqual({ ok: true, text: "é" });
});

test("a body that breaks off is a fault of the request", async () => {
  const broken = new ReadableStream<Uint8Array>({
    start: (controller) => controller.error(new Error("gone")),
  });
  expect(await readBody(request(broken))).toEqual({ ok: false, fault: "broken off" });
});

test("no body is an empty text", async () => {
  expect(await readBody(request(null))).toEqual({ ok: true, text: "" });
});

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
