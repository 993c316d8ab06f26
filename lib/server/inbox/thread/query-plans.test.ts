import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillInbox } from "../../../../bench/inbox/fill-inbox";
import { makeMessage, toConversationId } from "../../../../bench/inbox/made-inbox";
import { explainQueries } from "@/e2e/fixtures/store/explain-queries";
import { admitForTest } from "@/e2e/fixtures/store/known-account";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import type { Store } from "@/lib/server/db/store";
import { findChanges } from "@/lib/server/inbox/feed";
import { findConversations } from "./find-conversations";
import { findThread } from "./find-thread";
import { searchInbox } from "./search-inbox";

const VIEWER = admitForTest("viewer");
const NOW = Date.UTC(2026, 10, 25, 1);
const FILLING = { count: 30_000, days: 90, now: NOW };
const middle = makeMessage(FILLING, FILLING.count / 2);

/** Full table scans and sorts. PostgreSQL may sort the few rows that an index gave. */
const WASTE =
  /^SCAN (?:conversations|inbox_\w+|sends|deliveries)(?! USING)|Seq Scan on (?:conversations|inbox_\w+) |TEMP B-TREE/m;

const list = (page: Parameters<typeof findConversations>[2]) => (store: Store) =>
  findConversations(VIEWER, store, page, NOW);

const CASES: [string, (store: Store) => Promise<unknown>, RegExp][] = [
  ["the first page", list({}), /conversations_by_last/],
  ["a deep page", list({ before: `${middle.at}_${toConversationId(FILLING, 3)}` }), /conversations_by_last/],
  ["what is unread, and how many", list({ filter: "unread" }), /conversations_unread/],
  ["what changed", (store) => findChanges(store, String(NOW), NOW), /conversations_by_change/],
];

describe.each(STORES)("in %s", (kind) => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  beforeAll(async () => {
    opened = await openTestStore(kind);
    await fillInbox(opened.store, kind, FILLING);
  }, 120_000);
  afterAll(() => opened.destroy());

  test.each(CASES)("%s is answered from its index, in its order", async (_what, ask, index) => {
    const plans = await explainQueries(opened.store, kind, ask);
    expect(plans[0]).toMatch(index);
    for (const plan of plans) expect(plan).not.toMatch(WASTE);
  });

  test("what a filter's chip counts is read from that filter's own index", async () => {
    const plans = await explainQueries(opened.store, kind, list({}));
    const [unread, mine, open] = plans.slice(-3);
    expect(unread).toMatch(/conversations_unread/);
    expect(mine).toMatch(/conversations_by_assignee/);
    expect(open).toMatch(/conversations_by_window/);
  });

  test("the next word after a common one is one step in the index", async () => {
    const plans = await explainQueries(opened.store, kind, (store) =>
      searchInbox(VIEWER, store, { text: "pizza" }, NOW),
    );
    expect(plans[0]).toMatch(kind === "libSQL" ? /term>\? AND term<\?/ : /inbox_terms_key/);
  });

  test("each made message is found by its own word, and its thread opens at it", async () => {
    const { messages } = await searchInbox(VIEWER, opened.store, { text: "ref15000x" }, NOW);
    expect(messages.map(({ id }) => id)).toEqual([middle.id]);
    const part = { around: middle.id };
    const page = await findThread(VIEWER, opened.store, middle.conversation_id, part, NOW);
    expect(page?.messages.map(({ id }) => id)).toContain(middle.id);
  });

  test("words that many messages hold are found in bounded pages, the newest first", async () => {
    const first = await searchInbox(VIEWER, opened.store, { text: "vegan pizza" }, NOW);
    const second = await searchInbox(
      VIEWER,
      opened.store,
      { text: "vegan pizza", before: first.next ?? "" },
      NOW,
    );
    const ids = [...first.messages, ...second.messages].map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(50);
    expect(ids).toEqual([...new Set(ids)].sort().reverse());
  });
});
