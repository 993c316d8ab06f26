import "server-only";
import { sql } from "kysely";
import { prepareQuery } from "@/lib/server/db/prepare-query";
import type { Db, Tx } from "@/lib/server/db/store";

/** A rate limit: at most `max` in `windowMs`, from the first one on. `at`: epoch ms. */
export type RateLimit = { name: string; at: number; max: number; windowMs: number };
export type LimitResult = { ok: true } | { ok: false; retryAfterMs: number };

/** `next`: the end of a window that starts now. */
type Taking = { name: string; at: number; max: number; next: number };

const take = prepareQuery((db, { name, at, max, next }: Taking) => {
  const isOver = sql<boolean>`turns.ends_at <= ${at}`;
  return db
    .insertInto("turns")
    .values({ name, count: 1, ends_at: next })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet({
        // Counting stops one above the limit, so it never overflows.
        count: sql<number>`case when ${isOver} then 1 when turns.count > ${max} then turns.count else turns.count + 1 end`,
        ends_at: sql<number>`case when ${isOver} then ${next} else turns.ends_at end`,
      }),
    )
    .returning(["count", "ends_at"]);
});

/**
 * Counts one use, or returns the wait in ms; a rollback uncounts it. It is one statement, so
 * concurrent processes can't exceed the limit.
 */
export async function consumeLimit(
  db: Db | Tx,
  { name, at, max, windowMs }: RateLimit,
): Promise<LimitResult> {
  const row = await take.first(db, { name, at, max, next: at + windowMs });
  if (!row) throw new Error(`The rate limit "${name}" has no counter.`);
  return row.count <= max ? { ok: true } : { ok: false, retryAfterMs: row.ends_at - at };
}

/** Checks the limit without counting. */
export async function checkLimit(db: Db | Tx, { name, at, max }: RateLimit): Promise<LimitResult> {
  const row = await db
    .selectFrom("turns")
    .select(["count", "ends_at"])
    .where("name", "=", name)
    .where("ends_at", ">", at)
    .executeTakeFirst();
  return !row || row.count < max ? { ok: true } : { ok: false, retryAfterMs: row.ends_at - at };
}

/** Deletes windows that ended before this time. */
export async function deleteExpiredLimits(db: Db | Tx, at: number): Promise<void> {
  await db.deleteFrom("turns").where("ends_at", "<=", at).execute();
}
