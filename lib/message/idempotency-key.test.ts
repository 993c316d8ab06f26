import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeIdempotencyKey } from "./idempotency-key";

/** What the send API accepts as `Idempotency-Key`. */
const VISIBLE_ASCII = /^[\x21-\x7e]{1,255}$/;

const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.string({ minLength: 200, maxLength: 2_000 }));
const anyRevision = fc.record({ draftId: anyText, attempt: fc.nat(), payload: anyText });
type Revision = { draftId: string; attempt: number; payload: string };
const toKey = ({ draftId, attempt, payload }: Revision) => makeIdempotencyKey(draftId, attempt, payload);

describe("an idempotency key", () => {
  test("is the same for the same revision, in every tab and after a reload", () => {
    fc.assert(
      fc.property(anyRevision, (revision) => {
        expect(toKey({ ...revision })).toBe(toKey(revision));
      }),
    );
  });

  test("can stand in a header, whatever the draft is named", () => {
    fc.assert(
      fc.property(anyRevision, (revision) => {
        expect(toKey(revision)).toMatch(VISIBLE_ASCII);
      }),
    );
  });

  test.each([
    ["another attempt", { attempt: 1 }],
    ["another draft", { draftId: "d2" }],
    ["one letter more", { payload: `{"body":"aa"}` }],
    ["one letter else", { payload: `{"body":"b"}` }],
    ["another emoji of the same length", { payload: `{"body":"🍕"}` }],
  ])("is another one for %s", (_what, change) => {
    const revision = { draftId: "d1", attempt: 0, payload: `{"body":"🍔"}` };
    expect(toKey({ ...revision, ...change })).not.toBe(toKey(revision));
  });

  test("is another one wherever any part differs", () => {
    fc.assert(
      fc.property(anyRevision, anyRevision, (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));
        expect(toKey(one)).not.toBe(toKey(other));
      }),
    );
  });

  test("does not run the parts together", () => {
    expect(toKey({ draftId: "d", attempt: -1, payload: "" })).not.toBe(
      toKey({ draftId: "d-", attempt: 1, payload: "" }),
    );
  });
});
