import { expect, test } from "vitest";
import { MAX_BODY_BYTES, readBody } from "./read-body";

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
