import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import { PAGE_SENDS, type SendPage } from "@/lib/outbox/contract/history";
import type { Db, Store } from "@/lib/store/store";
import { readIdTime } from "./id-range";
import { planSearch, type SearchPlan, selectInOrder } from "./search-plan";
import type { SendFilter } from "./send-filter";
import { SUMMARY_COLUMNS, toSummary } from "./summary";

/** Sends that one request looks at where no index finds them: what keeps every request short however many there are. */
export const SCAN_SENDS = 4_000;
/** Between pieces of this many the process sees to its other work: the file's database answers within the same thread. */
const PIECE_SENDS = 500;

type Ids = { ids: string[]; next: string | null; isCutShort: boolean };

async function findIds(
  store: Store,
  plan: SearchPlan,
  filter: SendFilter,
  start: string | null,
): Promise<Ids> {
  const ids: string[] = [];
  let before = start;
  for (let looked = 0; looked < SCAN_SENDS; looked += PIECE_SENDS) {
    const rows = await store.query((db) =>
      selectInOrder(db, plan, filter, before)
        .select(["id", "state", "recipient", "words"])
        .limit(PIECE_SENDS)
        .execute(),
    );
    for (const row of rows) {
      if (!plan.matches(row)) continue;
      // One more than a page holds: there is a next one, which begins after the last that fits.
      if (ids.length === PAGE_SENDS) return { ids, next: ids.at(-1) ?? null, isCutShort: false };
      ids.push(row.id);
    }
    if (rows.length < PIECE_SENDS) return { ids, next: null, isCutShort: false };
    before = rows.at(-1)?.id ?? before;
    await nextTurn();
  }
  return { ids, next: before, isCutShort: true };
}

async function searchSends(store: Store, plan: SearchPlan, filter: SendFilter, before: string | null) {
  const { ids, next, isCutShort } = await findIds(store, plan, filter, before);
  const read = (db: Db) =>
    db.selectFrom("sends").select(SUMMARY_COLUMNS).where("id", "in", ids).orderBy("id", "desc").execute();
  const rows = ids.length === 0 ? [] : await store.query(read);
  const searched_to = isCutShort && next !== null ? readIdTime(next) : null;
  return { sends: rows.map(toSummary), next, searched_to };
}

/**
 * One page of the sends that match, newest first. `before`: the page before's `next`. What no index finds (a part of a number or
 * of the text, or two conditions at once) is searched for among the next 4,000 sends. Throws StoreErrors.
 */
export async function findSends(
  actor: Actor,
  store: Store,
  filter: SendFilter,
  before: string | null,
): Promise<SendPage> {
  assertMay(actor, "look");
  const plan = planSearch(filter);
  if (!plan.isExact) return searchSends(store, plan, filter, before);
  const rows = await store.query((db) =>
    selectInOrder(db, plan, filter, before)
      .select(SUMMARY_COLUMNS)
      .limit(PAGE_SENDS + 1)
      .execute(),
  );
  const page = rows.slice(0, PAGE_SENDS);
  const next = rows.length > PAGE_SENDS ? (page.at(-1)?.id ?? null) : null;
  return { sends: page.map(toSummary), next, searched_to: null };
}
