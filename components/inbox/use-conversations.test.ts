import { describe, expect, test } from "vitest";
import { makeConversation } from "@/e2e/fixtures/inbox/thread-message";
import { applyChanges, isListed, type ListPages } from "./use-conversations";

const VIEW = { filter: "all", accountId: "me", now: 100 } as const;
const pages = (...lists: [string, number][][]): ListPages => ({
  pages: lists.map((list, at) => ({
    conversations: list.map(([id, last_at]) => makeConversation({ id, last_at })),
    next: at === lists.length - 1 ? "more" : "next",
    ...{ unread: 0, mine: 0, open: 0 },
    now: 100,
  })),
  pageParams: [],
});
const idsOf = ({ pages: all }: ListPages) =>
  all.map(({ conversations }) => conversations.map(({ id }) => id));

describe("the list as it stands with a change", () => {
  test("has the conversation once, at its place by time, in whichever page it was", () => {
    const before = pages(
      [
        ["a", 9],
        ["b", 8],
      ],
      [
        ["c", 7],
        ["d", 6],
      ],
    );
    const changed = [makeConversation({ id: "d", last_at: 10 })];
    expect(idsOf(applyChanges(before, changed, VIEW))).toEqual([["d", "a", "b"], ["c"]]);
    const between = [makeConversation({ id: "x", last_at: 6.5 })];
    expect(idsOf(applyChanges(before, between, VIEW))).toEqual([
      ["a", "b"],
      ["c", "x", "d"],
    ]);
  });

  test("loses what the filter no longer holds, and waits for what is older than all that is loaded", () => {
    const before = pages([
      ["a", 9],
      ["b", 8],
    ]);
    const done = [makeConversation({ id: "a", last_at: 9, is_done: true })];
    expect(idsOf(applyChanges(before, done, VIEW))).toEqual([["b"]]);
    expect(idsOf(applyChanges(before, [makeConversation({ id: "x", last_at: 1 })], VIEW))).toEqual([
      ["a", "b"],
    ]);
  });
});

test.each([
  ["unread", { unread: 1 }, { unread: 0 }],
  [
    "mine",
    { assigned_to: { account_id: "me", name: "Me" } },
    { assigned_to: { account_id: "x", name: "X" } },
  ],
  ["open", { window_until: 101 }, { window_until: 100 }],
  ["done", { is_done: true }, {}],
  ["all", {}, { is_done: true }],
] as const)("the filter %s holds what it is named for", (filter, inside, outside) => {
  expect(isListed(makeConversation(inside), { ...VIEW, filter })).toBe(true);
  expect(isListed(makeConversation(outside), { ...VIEW, filter })).toBe(false);
});
