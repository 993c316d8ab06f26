import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { form, START, type } from "@/e2e/fixtures/message/typed-history";
import { formatHistory, HISTORY_BOUNDS, startHistory } from "./history";
import { parseHistory } from "./parse-history";

describe("a history that is kept over a reload", () => {
  const stored = () =>
    JSON.parse(formatHistory(type(startHistory(form({ recipient: "+27123456789" }), START), "body", "Hi")));

  test("holds nobody’s number", () => {
    expect(JSON.stringify(stored())).not.toMatch(/2712|recipient|replyTo/);
  });

  test.each<[string, (whole: ReturnType<typeof stored>) => unknown]>([
    ["another version", (whole) => ({ ...whole, version: 2 })],
    ["a field that it has not", (whole) => ({ ...whole, extra: 1 })],
    [
      "a recipient",
      (whole) => ({
        ...whole,
        present: { ...whole.present, content: { ...whole.present.content, recipient: "+27123456789" } },
      }),
    ],
    ["no present", ({ past, future, isOpen, version }) => ({ past, future, isOpen, version })],
    ["a step that is none", (whole) => ({ ...whole, past: [null] })],
    ["too many steps", (whole) => ({ ...whole, past: Array(HISTORY_BOUNDS.steps + 1).fill(whole.present) })],
    [
      "a time that is none",
      (whole) => ({ ...whole, present: { ...whole.present, edit: { ...whole.present.edit, at: "x" } } }),
    ],
    ["an own __proto__", (whole) => JSON.parse(JSON.stringify(whole).replace("{", '{"__proto__":{"x":1},'))],
    ["a list", () => []],
  ])("with %s is none", (_, change) => {
    expect(parseHistory(JSON.stringify(stored()))).not.toBeNull();
    expect(parseHistory(JSON.stringify(change(stored())))).toBeNull();
  });

  test("no text makes it throw", () => {
    for (const text of ["", "{", "null", "x".repeat(3_000_000)]) expect(parseHistory(text)).toBeNull();
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseHistory(text)).toBeNull();
      }),
    );
  });
});
