import "server-only";
import { PAGE_SENDS, type SendPage } from "@/lib/api/history";
import type { Actor } from "@/lib/server/auth/actor";
import type { Db, Store } from "@/lib/server/db/store";
import {
  findMemberNames,
  planSearch,
  selectInOrder,
  SUMMARY_COLUMNS,
  toFirstId,
  toSummaries,
} from "./find-sends";

/** Epoch ms, inclusive; absent ones don't limit. */
type Range = { from?: number | undefined; to?: number | undefined };

/** Batches with what their first send says. Without any send, there is nothing to list. */
function selectBatches(db: Db, { from, to }: Range, before: string | null) {
  let query = db
    .selectFrom("batches")
    .innerJoin("sends", (join) =>
      join.on("sends.id", "=", ({ selectFrom }) =>
        selectFrom("sends as own")
          .select(({ fn }) => fn.min<string>("own.id").as("first"))
          .whereRef("own.batch_id", "=", "batches.id"),
      ),
    )
    .select(["batches.id", "batches.total", "batches.author", "batches.created_at"])
    .select(["sends.message_type", "sends.words"])
    .orderBy("batches.id", "desc");
  if (before !== null) query = query.where("batches.id", "<", before);
  if (to !== undefined) query = query.where("batches.id", "<", toFirstId(to + 1));
  return from === undefined ? query : query.where("batches.id", ">=", toFirstId(from));
}

/**
 * One page of sends and batches, newest first: a batch stands for all of its sends. `before`: the
 * previous page's `next`. Throws StoreErrors.
 */
export const findGroupedSends = (
  _actor: Actor,
  store: Store,
  range: Range,
  before: string | null,
): Promise<SendPage> =>
  store.query(async (db) => {
    const singles = await selectInOrder(db, planSearch({}), range, before)
      .where("batch_id", "is", null)
      .select(SUMMARY_COLUMNS)
      .limit(PAGE_SENDS + 1)
      .execute();
    const batches = await selectBatches(db, range, before)
      .limit(PAGE_SENDS + 1)
      .execute();
    const ids = [...singles, ...batches].map(({ id }) => id).toSorted((a, b) => (a < b ? 1 : -1));
    const next = ids.length > PAGE_SENDS ? (ids[PAGE_SENDS - 1] ?? null) : null;
    const isOnPage = ({ id }: { id: string }) => next === null || id >= next;
    const listed = batches.filter(isOnPage);
    const members = await findMemberNames(
      db,
      listed.map(({ author }) => author),
    );
    return {
      sends: await toSummaries(db, singles.filter(isOnPage)),
      batches: listed.map(({ author, ...batch }) => ({ ...batch, who: members.get(author) ?? author })),
      next,
      searched_to: null,
    };
  });
