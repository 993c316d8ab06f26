import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { messageSchema } from "@/lib/message/schema";
import { canSend, findProblems } from "./problems";
import { OTHER_NUMBER } from "@/e2e/fixtures/message/made-drafts";

describe("any draft", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "",
      " ",
      "a",
      "A",
      "+27123456789",
      OTHER_NUMBER,
      "http://localhost/a.wav",
      "x".repeat(2100),
    ),
  );
  const rows = fc.array(fc.record({ id: text, title: text, description: text, isIdOwn: fc.boolean() }), {
    maxLength: 12,
  });
  const envelope = { recipient: text, replyTo: text };
  const drafts = fc.oneof(
    fc.record({ kind: fc.constant("audio" as const), ...envelope, audioUrl: text }),
    fc.record({
      kind: fc.constant("list" as const),
      ...envelope,
      header: text,
      body: text,
      footer: text,
      button: text,
      sections: fc.array(fc.record({ title: text, rows }), { maxLength: 12 }),
    }),
  );

  test("is checked without a fault of ours: known fields, words, and the draft can be sent exactly when the schema takes it", () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const problems = findProblems(draft);
        expect(canSend(problems)).toBe(messageSchema.safeParse(draft).success);
        for (const { path, place, message, code } of problems) {
          expect(
            path.split(".").reduce<unknown>((value, step) => Reflect.get(Object(value), step), draft),
          ).toBeDefined();
          expect(place).not.toBe("");
          expect(message).toMatch(/^\S.*\S$/s);
          expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
        }
      }),
      { numRuns: 200 },
    );
  });
});
