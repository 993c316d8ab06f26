import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillStore } from "../../../../bench/history/fill-store";
import { makeSend } from "../../../../bench/history/made-send";
import { admitForTest } from "@/e2e/fixtures/store/known-account";
import { explainQueries } from "@/e2e/fixtures/store/explain-queries";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import { findDue } from "./claim-send";
import { readStoreMetrics } from "@/lib/server/answer-metrics";
import type { Store } from "@/lib/server/db/store";
import { findGroupedSends } from "./find-grouped";
import { findRecord } from "./find-record";
import { findSends, type SendFilter } from "./find-sends";

const VIEWER = admitForTest("viewer");

const NOW = Date.UTC(2026, 10, 25, 1);
const PLAN = { count: 20_000, days: 90, now: NOW };
const DAY_MS = 86_400_000;

const middle = makeSend(PLAN.count / 2, PLAN);
const recipient = { whole: middle.recipient };
const ofBatch = Array.from({ length: 5_000 }, (_, at) => makeSend(at, PLAN)).find(({ batch_id }) => batch_id);
const batch = ofBatch?.batch_id ?? "";
const search = (filter: SendFilter, before: string | null) => (store: Store) =>
  findSends(VIEWER, store, filter, before);

const grouped = (range: { from?: number; to?: number }, before: string | null) => (store: Store) =>
  findGroupedSends(VIEWER, store, range, before);

/** Plans that read the whole table, or sort. */
const WASTE = /^SCAN sends(?! USING)|Seq Scan|TEMP B-TREE|Sort Key/m;
/** PostgreSQL may sort one recipient's sends: they are few. */
const FEW =
  /Sort Key: id DESC\n +->  Bitmap Heap Scan on sends .*\n.*\n +->  Bitmap Index Scan on sends_by_recipient/;
/** It may read and sort all batches: here there are 17. */
const FEW_BATCHES = /Sort Key: batches\.id DESC\n[^\n]*Nested Loop[^\n]*\n[^\n]*Seq Scan on batches/;
const BY_ID = "(?:sqlite_autoindex_sends_1|sends_pkey)";

/** Single sends by their batch, which is none; batches by their ID. */
const GROUPED = `(?:sends_by_batch|sqlite_autoindex_batches_1|batches_pkey|${BY_ID})`;

const CASES: [string, (store: Store) => Promise<unknown>, string][] = [
  ["the first page", search({}, null), BY_ID],
  ["a deep page", search({}, middle.id), BY_ID],
  ["a day", search({ from: NOW - 2 * DAY_MS, to: NOW - DAY_MS }, null), BY_ID],
  ["a search through texts", search({ text: "nowhere" }, middle.id), BY_ID],
  ["a search for part of a number", search({ recipient: { part: "99" } }, middle.id), BY_ID],
  // Nearly all sends are accepted, so PostgreSQL walks the IDs and skips a few.
  ["a common state", search({ state: "accepted" }, null), `(?:${BY_ID}|sends_by_state)`],
  ["a common state, deep", search({ state: "accepted" }, middle.id), `(?:${BY_ID}|sends_by_state)`],
  ["a rare state", search({ state: "queued" }, null), "sends_by_state"],
  ["a recipient", search({ recipient }, null), "sends_by_recipient"],
  ["a recipient, deep", search({ recipient }, middle.id), "sends_by_recipient"],
  ["a state of a recipient", search({ recipient, state: "rejected" }, null), "sends_by_recipient"],
  ["a batch", search({ batch }, null), "sends_by_batch"],
  ["a batch, deep", search({ batch }, middle.id), "sends_by_batch"],
  ["a page with batches as one", grouped({}, null), GROUPED],
  ["a page with batches as one, deep", grouped({}, middle.id), GROUPED],
  ["a day with batches as one", grouped({ from: NOW - 2 * DAY_MS, to: NOW - DAY_MS }, null), GROUPED],
  ["what is due", (store) => store.query((db) => findDue(db, NOW)), "sends_due"],
  ["the store's figures", (store) => readStoreMetrics(store, NOW), "sends_(?:by_state|due)"],
];

describe.each(STORES)("in %s", (kind) => {
  let store: Store;
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  beforeAll(async () => {
    opened = await openTestStore(kind);
    store = opened.store;
    await fillStore(store, kind, PLAN);
  }, 60_000);
  afterAll(() => opened.destroy());

  test.each(CASES)("%s is answered from its index alone, in its order", async (_what, ask, index) => {
    const plans = await explainQueries(store, kind, ask);
    expect(plans.length).toBeGreaterThan(0);
    for (const plan of plans) {
      expect(plan).toMatch(new RegExp(`${index}\\b`));
      expect(plan.replace(FEW, "").replace(FEW_BATCHES, "")).not.toMatch(WASTE);
    }
  });

  test("a send's record is looked up by its id", async () => {
    const [plan] = await explainQueries(store, kind, (explaining) =>
      findRecord(VIEWER, explaining, middle.id),
    );
    expect(plan).toMatch(new RegExp(BY_ID));
    expect(plan).not.toMatch(WASTE);
  });

  test("a question that no index answers is told from these", async () => {
    const [plan] = await explainQueries(store, kind, (explaining) =>
      explaining.query((db) => db.selectFrom("sends").select("id").orderBy("author").limit(1).execute()),
    );
    expect(plan).toMatch(WASTE);
  });
});
