import { admitForTest } from "@/e2e/fixtures/store/known-account";
import { findRecord } from "@/lib/server/outbox/ledger/find-record";
import { findGroupedSends } from "@/lib/server/outbox/ledger/find-grouped";
import { findSends, type SendFilter, toFirstId } from "@/lib/server/outbox/ledger/find-sends";
import { findDue } from "@/lib/server/outbox/ledger/claim-send";
import { readStoreMetrics } from "@/lib/server/answer-metrics";
import type { Store } from "@/lib/server/db/store";
import { makeSend } from "./made-send";

const VIEWER = admitForTest("viewer");

/** A store filled with `count` sends over the `days` before `now` (epoch ms). */
export type Filling = { count: number; days: number; now: number };

const DAY_MS = 86_400_000;

/** Runs query number `at` of one kind, each aimed at a different place in the store. */
type Ask = (store: Store, filling: Filling, at: number) => Promise<unknown>;

/** Picks a send; golden-ratio steps spread the picks evenly without repeating one. */
const pick = (filling: Filling, at: number) =>
  makeSend(Math.floor(((at * 0.618_034) % 1) * filling.count), filling);

/** A cursor anywhere in the store's time range. */
const anyPlace = ({ days, now }: Filling, at: number) =>
  toFirstId(now - ((at * 0.618_034) % 1) * days * DAY_MS);

const search =
  (toFilter: (filling: Filling, at: number) => SendFilter, isDeep = false): Ask =>
  (store, filling, at) =>
    findSends(VIEWER, store, toFilter(filling, at), isDeep ? anyPlace(filling, at) : null);

export const SUBJECTS: Record<string, Ask> = {
  "first page": search(() => ({})),
  "a deep page": search(() => ({}), true),
  "first page, a batch as one": (store) => findGroupedSends(VIEWER, store, {}, null),
  "a deep page, a batch as one": (store, filling, at) =>
    findGroupedSends(VIEWER, store, {}, anyPlace(filling, at)),
  "a recipient": search((filling, at) => ({ recipient: { whole: pick(filling, at).recipient } })),
  "a common state": search(() => ({ state: "accepted" })),
  "a common state, deep": search(() => ({ state: "accepted" }), true),
  "a rare state": search(() => ({ state: "queued" })),
  "a rare state, deep": search(() => ({ state: "queued" }), true),
  "a day": search(({ now }, at) => ({ from: now - (at % 80) * DAY_MS, to: now - ((at % 80) - 1) * DAY_MS })),
  "a batch": search((filling, at) => ({ batch: pick(filling, at).batch_id ?? undefined })),
  "a state of a recipient": search((filling, at) => ({
    state: "rejected",
    recipient: { whole: pick(filling, at).recipient },
  })),
  "text, one piece of 4,000": search(() => ({ text: "nowhere to be found" }), true),
  "part of a number, one piece of 4,000": search(() => ({ recipient: { part: "99999999" } }), true),
  "one send, whole": (store, filling, at) => findRecord(VIEWER, store, pick(filling, at).id),
  "what is due": (store, { now }) => store.query((db) => findDue(db, now)),
  "the store's figures": (store, { now }) => readStoreMetrics(store, now),
};
