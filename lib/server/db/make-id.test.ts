import { expect, test } from "vitest";
import { makeId } from "./make-id";

test("ids of one millisecond, and of later ones, are in the order of their making and differ", () => {
  const ids = Array.from({ length: 3_000 }, (_, index) =>
    makeId(1_795_000_000_000 + Math.floor(index / 1_000)),
  );
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test("an id is a UUID of version 7", () => {
  expect(makeId(1_795_000_000_000)).toMatch(
    /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
  );
});
