import fc from "fast-check";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillStore } from "@/bench/history/fill-store";
import { keepSends } from "@/bench/history/keep-sends";
import { type MadeSend, makeSend } from "@/bench/history/made-send";
import { admitForTest } from "@/e2e/fixtures/store/known-account";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import { PAGE_SENDS, type SendPage, sendPageSchema, sendSummarySchema } from "@/lib/api/history";
import { readIdTime } from "@/lib/api/send-view";
import { sendEndpoints } from "@/lib/api/sends";
import type { Store } from "@/lib/server/db/store";
import { findGroupedSends } from "./find-grouped";
import {
  findSends,
  MAX_TIME_MS,
  readSendFilter,
  SCAN_SENDS,
  SEND_ID,
  type SendFilter,
  toFirstId,
} from "./find-sends";

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

const ID = "01a20f19-f75d-7000-8137-b8ebb1860d6a";
const read = (query: Record<string, string>) => sendEndpoints.page.query.safeParse(query);

describe("a query for sends", () => {
  test("may hold everything at once", () => {
    const query = { state: "unknown", text: "Menu", from: "0", to: "1795568740893", batch: ID, before: ID };
    expect(read(query).data).toEqual({ ...query, from: 0, to: 1795568740893 });
  });

  test("may hold nothing", () => {
    expect(read({}).data).toEqual({});
  });

  test.each([
    ["+27 82 100 0001", { whole: "+27821000001" }],
    ["0027821000001", { whole: "+27821000001" }],
    ["https://wa.me/27821000001", { whole: "+27821000001" }],
    ["tel:+27-82-100-0001", { whole: "+27821000001" }],
    ["\u202a+27821000001\u202c", { whole: "+27821000001" }],
    ["27821000001", { part: "27821000001" }],
    ["082 100 0001", { part: "821000001" }],
    ["0001", { part: "0001" }],
    ["100-00", { part: "10000" }],
    ["+27 82", { part: "+2782" }],
  ])("means by the recipient %j %o", (recipient, filter) => {
    expect(readSendFilter({ recipient })).toEqual({ ok: true, value: { recipient: filter } });
  });

  test.each([
    ["state", "lost"],
    ["recipient", "1".repeat(61)],
    ["text", "a".repeat(201)],
    ["from", "yesterday"],
    ["from", "-1"],
    ["to", "1e3"],
    ["to", "999999999999999"],
    ["batch", "1"],
    ["before", `${ID}'`],
    ["before", ID.toUpperCase()],
  ])("is refused for its %s %j alone", (name, value) => {
    expect(read({ [name]: value }).error?.issues.map(({ path }) => path)).toEqual([[name]]);
  });

  test.each(["Thandi", "12345678901234567", "%"])("knows no recipient by %j", (recipient) => {
    expect(readSendFilter({ recipient })).toMatchObject({
      ok: false,
      problem: { status: 422, errors: [{ path: "recipient" }] },
    });
  });

  test("is refused for what it has no place for", () => {
    expect(read({ offset: "50" }).success).toBe(false);
  });

  test("says for an export which kind of file, which has no pages", () => {
    expect(read({ format: "csv" }).success).toBe(true);
    expect(read({ format: "xls" }).success).toBe(false);
    expect(read({ format: "csv", before: ID }).success).toBe(false);
  });
});

const VIEWER = admitForTest("viewer");

const NOW = Date.UTC(2026, 10, 25, 1);
const COUNT = 12_000;
const PLAN = { count: COUNT, days: 30, now: NOW };

const toIds = (page: { sends: { id: string }[] }) => page.sends.map(({ id }) => id);

/** All pages, until there is no next one. */
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

  test("grouped, a batch stands for all of its sends, and each is on one page", async () => {
    const found: { id: string; total?: number }[] = [];
    let before: string | null = null;
    do {
      const page: SendPage = sendPageSchema.parse(await findGroupedSends(VIEWER, store, {}, before));
      const { sends, batches = [], next } = page;
      if (next !== null) expect(sends.length + batches.length).toBe(PAGE_SENDS);
      expect(sends.filter(({ batch_id }) => batch_id !== null)).toEqual([]);
      found.push(...[...sends, ...batches].toSorted((a, b) => (a.id < b.id ? 1 : -1)));
      before = next;
    } while (before !== null);
    const expected = new Set(made.map(({ id, batch_id }) => batch_id ?? id));
    expect(found.map(({ id }) => id)).toEqual([...expected].toSorted().toReversed());
    const ofBatch = made.filter(({ batch_id }) => batch_id === batch);
    expect(found.find(({ id }) => id === batch)).toMatchObject({
      total: ofBatch.length,
      words: ofBatch.at(-1)?.words,
      message_type: "interactive",
    });
  });

  test("grouped, the days limit sends and batches alike", async () => {
    const days = { from: middle - 10 * 86_400_000, to: middle };
    const { sends, batches = [] } = await findGroupedSends(VIEWER, store, days, null);
    for (const { created_at } of [...sends, ...batches]) {
      expect(created_at).toBeGreaterThanOrEqual(days.from);
      expect(created_at).toBeLessThanOrEqual(days.to);
    }
    expect(sends.length).toBeGreaterThan(0);
    expect(batches.length).toBeGreaterThan(0);
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
