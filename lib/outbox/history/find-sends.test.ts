import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillStore } from "@/bench/history/fill-store";
import { keepSends } from "@/bench/history/keep-sends";
import { type MadeSend, makeSend } from "@/bench/history/made-send";
import { admitForTest } from "@/e2e/store/known-account";
import { openTestStore, STORES } from "@/e2e/store/store-under-test";
import { PAGE_SENDS, type SendPage, sendPageSchema, sendSummarySchema } from "@/lib/outbox/contract/history";
import type { Store } from "@/lib/store/store";
import { findSends, SCAN_SENDS } from "./find-sends";
import { readIdTime } from "./id-range";
import type { SendFilter } from "./send-filter";

const VIEWER = admitForTest("viewer");

const NOW = Date.UTC(2026, 10, 25, 1);
const COUNT = 12_000;
const PLAN = { count: COUNT, days: 30, now: NOW };

const toIds = (page: { sends: { id: string }[] }) => page.sends.map(({ id }) => id);

/** All pages one after the other, as long as there is a next one. */
async function findAll(store: Store, filter: SendFilter): Promise<SendPage[]> {
  const pages: SendPage[] = [];
  let before: string | null = null;
  do {
    const page: SendPage = await findSends(VIEWER, store, filter, before);
    pages.push(sendPageSchema.parse(page));
    before = page.next;
  } while (before !== null);
  return pages;
}

describe.each(STORES)("sends in %s", (kind) => {
  let store: Store;
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  const made: MadeSend[] = Array.from({ length: COUNT }, (_, at) => makeSend(at, PLAN)).reverse();
  beforeAll(async () => {
    opened = await openTestStore(kind);
    store = opened.store;
    await fillStore(store, kind, PLAN);
  }, 60_000);
  afterAll(() => opened.destroy());

  const regular = made[0]?.recipient ?? "";
  const batch = made.find(({ batch_id }) => batch_id)?.batch_id ?? "";
  const middle = made[COUNT / 2]?.created_at ?? 0;
  const CASES: [string, SendFilter, (send: MadeSend) => boolean][] = [
    ["a common state", { state: "accepted" }, ({ state }) => state === "accepted"],
    ["a rare state", { state: "queued" }, ({ state }) => state === "queued"],
    ["a recipient", { recipient: { whole: regular } }, ({ recipient }) => recipient === regular],
    ["part of a number", { recipient: { part: "1000" } }, ({ recipient }) => recipient.includes("1000")],
    [
      "how numbers begin",
      { recipient: { part: "+27821001" } },
      ({ recipient }) => recipient.startsWith("+27821001"),
    ],
    ["text in other letters", { text: "CAFÉ CRÈME" }, ({ words }) => words.includes("Café crème")],
    ["text with marks of its own", { text: "cafe\u0301" }, ({ words }) => words.includes("Café")],
    ["text that is a pattern elsewhere", { text: "table 1%" }, () => false],
    ["a batch", { batch }, ({ batch_id }) => batch_id === batch],
    ["a time from here on", { from: middle }, ({ created_at }) => created_at >= middle],
    ["a time up to here", { to: middle }, ({ created_at }) => created_at <= middle],
    ["one moment", { from: middle, to: middle }, ({ created_at }) => created_at === middle],
    ["a time that ends before it begins", { from: middle, to: middle - 1 }, () => false],
    [
      "everything at once",
      { state: "rejected", recipient: { part: "1" }, text: "pizza", from: middle, batch },
      (send) =>
        send.state === "rejected" &&
        send.recipient.includes("1", 0) &&
        send.words.includes("Pizza") &&
        send.created_at >= middle &&
        send.batch_id === batch,
    ],
    [
      "a state of a recipient",
      { state: "accepted", recipient: { whole: regular } },
      ({ state, recipient }) => state === "accepted" && recipient === regular,
    ],
    [
      "a recipient of a batch",
      { batch, recipient: { whole: regular } },
      ({ batch_id, recipient }) => batch_id === batch && recipient === regular,
    ],
  ];

  test.each(CASES)("%s finds all of them and no others, newest first", async (_what, filter, isWanted) => {
    const pages = await findAll(store, filter);
    expect(pages.flatMap(toIds)).toEqual(made.filter(isWanted).map(({ id }) => id));
    expect(Math.max(...pages.map(({ sends }) => sends.length))).toBeLessThanOrEqual(PAGE_SENDS);
  });

  test("a page is full as long as there are more, and the last one has no next", async () => {
    const pages = await findAll(store, { from: made[PAGE_SENDS * 2 - 1]?.created_at });
    expect(pages.map(({ sends, next }) => [sends.length, next !== null])).toEqual([
      [PAGE_SENDS, true],
      [PAGE_SENDS, false],
    ]);
  });

  test("a search without an index looks so far and no further, and says how far", async () => {
    const page = await findSends(VIEWER, store, { text: "nowhere to be found" }, null);
    const last = made[SCAN_SENDS - 1]?.id ?? "";
    expect(page).toEqual({ sends: [], next: last, searched_to: readIdTime(last) });
  });

  test("a send shows what a list needs and nothing of its payload or its key", async () => {
    const { sends } = await findSends(VIEWER, store, {}, null);
    expect(Object.keys(sends[0] ?? {}).toSorted()).toEqual(Object.keys(sendSummarySchema.shape).toSorted());
  });

  test("sends of one millisecond are neither lost nor shown twice", async () => {
    const at = NOW + 86_400_000;
    const rows = await keepSends(
      store,
      at,
      Array.from({ length: 120 }, (_, number) => ({
        ...makeSend(COUNT + number, { count: COUNT + number + 1, days: 0, now: at }),
        recipient: "+4930123456",
      })),
    );
    const pages = await findAll(store, { recipient: { whole: "+4930123456" } });
    expect(pages.flatMap(toIds)).toEqual(
      rows
        .map(({ id }) => id)
        .toSorted()
        .reverse(),
    );
  });
});
