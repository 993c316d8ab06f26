import { expect, test } from "vitest";
import { makeThreadMessage } from "@/e2e/fixtures/inbox/thread-message";
import type { ThreadPage } from "@/lib/api/inbox";
import { addNewer, addOlder, refreshThread, startThread } from "./use-thread";

const page = (ids: string[], more: Partial<ThreadPage> = {}): ThreadPage => ({
  messages: ids.toReversed().map((id) => makeThreadMessage({ id })),
  next: null,
  newer: false,
  now: 1,
  ...more,
});
const idsOf = ({ messages }: { messages: readonly { id: string }[] }) => messages.map(({ id }) => id);

test("a page stands the oldest first, and older and newer ones join it, each message once", () => {
  const start = startThread(page(["c", "d"], { next: "c" }));
  expect(idsOf(start)).toEqual(["c", "d"]);
  const older = addOlder(start, page(["a", "b", "c"]));
  expect(idsOf(older)).toEqual(["a", "b", "c", "d"]);
  expect(older.before).toBeNull();
  expect(idsOf(addNewer(older, page(["d", "e"], { newer: true })))).toEqual(["a", "b", "c", "d", "e"]);
});

test("the newest page changes what is there and adds what is new", () => {
  const start = startThread(page(["a", "b"], { next: "a" }));
  const newest = page(["b", "c"], { next: "b" });
  newest.messages = newest.messages.map((one) => ({ ...one, state: "read" as const }));
  const refreshed = refreshThread(start, newest);
  expect(refreshed && idsOf(refreshed)).toEqual(["a", "b", "c"]);
  expect(refreshed?.messages[1]?.state).toBe("read");
});

test("a newest page that does not meet what is loaded says that the thread is to be read anew", () => {
  const start = startThread(page(["a"], { next: "a" }));
  expect(refreshThread(start, page(["x", "y"], { next: "x" }))).toBeNull();
  // The page is the whole thread: anything else is older history that was loaded.
  expect(refreshThread(start, page(["x"]))).not.toBeNull();
});
