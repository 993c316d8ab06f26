import "server-only";
import { DELETABLE, removeSends } from "@/lib/outbox/history/delete-send";
import { toFirstId } from "@/lib/outbox/history/id-range";
import type { Store } from "@/lib/store/store";

export const DAY_MS = 86_400_000;

/** `after`: where the next piece begins; null when there is none. */
export type ExpiredPiece = { deleted: number; after: string | null };

const DELETABLE_STATES: ReadonlySet<string> = new Set(DELETABLE);

/**
 * Deletes what settled more than `days` ago, looking at no more than `limit` sends, the oldest first, from behind `after`. A send
 * cannot have settled before it was made: so none that is younger is looked at. Throws StoreErrors.
 */
export const deleteExpired = (
  store: Store,
  now: number,
  days: number,
  { limit, after = "" }: { limit: number; after?: string },
): Promise<ExpiredPiece> =>
  store.transact(async (tx) => {
    const before = now - days * DAY_MS;
    const rows = await tx
      .selectFrom("sends")
      .select(["id", "state", "changed_at"])
      .where("id", ">", after)
      .where("id", "<", toFirstId(before))
      .orderBy("id")
      .limit(limit)
      .execute();
    const expired = rows.filter(
      ({ state, changed_at }) => DELETABLE_STATES.has(state) && changed_at < before,
    );
    const deleted = await removeSends(
      tx,
      expired.map(({ id }) => id),
      now,
    );
    return { deleted, after: rows.length < limit ? null : (rows.at(-1)?.id ?? null) };
  });
