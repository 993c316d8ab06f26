import { expect, test, vi } from "vitest";
import { logBug, maskPrivate } from "./log";

test.each([
  ["key fiq_abc-123 refused", "key [masked] refused"],
  ["for +27 12 345 6789.", "for [masked]."],
  ["27123456789", "[masked]"],
  ["reply to wamid.HBgLMTIwMjU1NTAxMjM= now", "reply to [masked] now"],
  ["at send (outbox.ts:12:34)", "at send (outbox.ts:12:34)"],
])("%s is logged as %s", (text, masked) => {
  expect(maskPrivate(text)).toBe(masked);
});

test("a bug is one line of JSON", () => {
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  logBug("POST /api/send", new Error("no send to +27123456789\nreally"));
  const [line] = write.mock.calls.map(([text]) => String(text));
  write.mockRestore();
  expect(line).toMatch(/^[^\n]*\n$/);
  expect(JSON.parse(line ?? "")).toMatchObject({
    event: "bug",
    during: "POST /api/send",
    words: expect.stringContaining("no send to [masked]"),
  });
});
