import { expect, test } from "vitest";
import type { BatchView } from "@/lib/api/batch";
import {
  countOutcomes,
  describeBatch,
  describeOutcomes,
  formatPace,
  formatPeople,
  isDone,
  listCounts,
  listReasons,
} from "./batch-words";

const NONE = { queued: 0, sending: 0, accepted: 0, rejected: 0, unknown: 0, cancelled: 0, closed: 0 };
const batch = (counts: Partial<BatchView["counts"]>, change: Partial<BatchView> = {}): BatchView => ({
  id: "b1",
  created_at: 0,
  total: Object.values(counts).reduce((sum, count) => sum + count, 0),
  is_paused: false,
  held: 0,
  skipped: [],
  counts: { ...NONE, ...counts },
  ...change,
});

test.each([
  [1, "About 20 a second: 1 takes about 1 second"],
  [312, "About 20 a second: 312 take about 16 seconds"],
  [1_000, "About 20 a second: 1,000 take about 50 seconds"],
])("the pace of %i in words", (count, words) => {
  expect(formatPace(count)).toBe(words);
});

test("people are counted in words", () => {
  expect([1, 2, 1_000].map(formatPeople)).toEqual(["1 person", "2 people", "1,000 people"]);
});

test("a batch says how it stands, states that do not occur left out", () => {
  expect(describeBatch(batch({ queued: 97, sending: 3, accepted: 900 }))).toBe(
    "Sending: 900 of 1,000 settled. 900 accepted by FlowIQ, 3 being sent, 97 waiting",
  );
  expect(describeBatch(batch({ queued: 1, unknown: 1 }, { is_paused: true }))).toBe(
    "Paused: 1 of 2 settled. 1 may have arrived, 1 waiting",
  );
  expect(describeBatch(batch({ accepted: 1, rejected: 1 }))).toBe(
    "Done: 2 of 2 settled. 1 accepted by FlowIQ, 1 rejected: nothing was sent",
  );
  expect(describeBatch(batch({}))).toBe("Nothing was sent");
});

test("a batch is done when none of its sends is open", () => {
  expect(isDone(batch({ accepted: 1, cancelled: 1 }))).toBe(true);
  expect(isDone(batch({ accepted: 1, sending: 1 }))).toBe(false);
  expect(isDone(batch({ queued: 1 }))).toBe(false);
});

test("every state that occurs is listed once, settled ones first", () => {
  const counts = { queued: 1, sending: 2, accepted: 3, rejected: 4, unknown: 5, cancelled: 6, closed: 7 };
  expect(listCounts(batch(counts)).map(({ state, count }) => [state, count])).toEqual([
    ["accepted", 3],
    ["rejected", 4],
    ["unknown", 5],
    ["cancelled", 6],
    ["closed", 7],
    ["sending", 2],
    ["queued", 1],
  ]);
});

test("why sends were rejected is said once a reason, the commonest first", () => {
  const fail = (state: "rejected" | "unknown", detail: string) => ({
    id: "s",
    recipient: "+1",
    state,
    detail,
  });
  expect(
    listReasons([
      ...[fail("rejected", "The window is closed."), fail("unknown", "Perhaps.")],
      ...[fail("rejected", "Not a contact."), fail("rejected", "Not a contact.")],
    ]),
  ).toEqual(["2 people: Not a contact.", "1 person: The window is closed."]);
});

const funnel = (change: Partial<NonNullable<BatchView["funnel"]>>) => ({
  funnel: { accepted: 0, sent: 0, delivered: 0, read: 0, failed: 0, picked: 0, ...change },
});

test("each send of a batch counts once, by what is known of it now", () => {
  const counts = { accepted: 48, rejected: 1, unknown: 2, cancelled: 3, queued: 4, sending: 1 };
  const of = batch(counts, funnel({ accepted: 48, delivered: 45, read: 31, failed: 1 }));
  const outcomes = countOutcomes(of);
  expect(outcomes.map(({ outcome, count }) => [outcome, count])).toEqual([
    ["read", 31],
    ["delivered", 14],
    ["accepted", 2],
    ["unknown", 2],
    ["failed", 2],
    ["cancelled", 3],
    ["open", 5],
  ]);
  expect(outcomes.reduce((sum, { count }) => sum + count, 0)).toBe(of.total);
});

test.each([
  [batch({ accepted: 48 }, funnel({ delivered: 46, read: 31, failed: 2 })), "31 read, 2 failed"],
  [batch({ accepted: 2, unknown: 1 }, funnel({ delivered: 2 })), "2 delivered, 1 unknown"],
  [batch({ accepted: 1_200 }), "1,200 accepted"],
  [batch({ rejected: 3 }), "3 failed"],
  [batch({ accepted: 2, cancelled: 5 }), "2 accepted, 5 cancelled"],
  [batch({ queued: 97, accepted: 3 }), "Sending: 3 of 100"],
  [batch({ queued: 97, accepted: 3 }, { is_paused: true }), "Paused: 3 of 100"],
  [batch({ queued: 97, accepted: 3 }, { held: 97 }), "Waiting for your confirmation: 3 of 100"],
])("a batch in a line says what matters of it", (of, words) => {
  expect(describeOutcomes(of)).toBe(words);
});
