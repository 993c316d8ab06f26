import fc from "fast-check";
import { expect, test } from "vitest";
import { v7 } from "uuid";
import { MAX_TIME_MS, readIdTime, SEND_ID, toFirstId } from "./id-range";

const times = fc.integer({ min: 0, max: MAX_TIME_MS });

test("an id tells when it was made", () => {
  fc.assert(
    fc.property(times, (msecs) => {
      expect(readIdTime(v7({ msecs }))).toBe(msecs);
    }),
  );
});

test("a time parts the ids made before it from those made at it and later", () => {
  fc.assert(
    fc.property(times, times, (at, made) => {
      expect(v7({ msecs: made }) >= toFirstId(at)).toBe(made >= at);
    }),
  );
});

test("a time that no id can hold still gives the shape of one", () => {
  for (const ms of [-1, 0, 0.5, MAX_TIME_MS + 1, Number.MAX_SAFE_INTEGER])
    expect(toFirstId(ms)).toMatch(SEND_ID);
});
