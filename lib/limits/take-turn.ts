import "server-only";
import { sql } from "kysely";
import { prepareQuery } from "@/lib/store/prepare-query";
import type { Db, Tx } from "@/lib/store/store";

/** At most `max` turns of that name in `windowMs` from its first one on. `at`: epoch ms. */
export type Turn = { name: string; at: number; max: number; windowMs: number };
export type TurnTaking = { ok: true } | { ok: false; retryAfterMs: number };

/** `next`: when the window ends that would begin now. */
type Taking = { name: string; at: number; max: number; next: number };

const take = prepareQuery((db, { name, at, max, next }: Taking) => {
  const isOver = sql<boolean>`turns.ends_at <= ${at}`;
  return db
    .insertInto("turns")
    .values({ name, count: 1, ends_at: next })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet({
        // One more than there are is enough to count, and stays within an integer.
        count: sql<number>`case when ${isOver} then 1 when turns.count > ${max} then turns.count else turns.count + 1 end`,
        ends_at: sql<number>`case when ${isOver} then ${next} else turns.ends_at end`,
      }),
    )
    .returning(["count", "ends_at"]);
});

/**
 * Takes one turn, or says in how many milliseconds there will be one. It is one statement, so that two processes at the same time
 * never take more than there are. Within a transaction that is undone the turn is given back.
 */
export async function takeTurn(db: Db | Tx, { name, at, max, windowMs }: Turn): Promise<TurnTaking> {
  const row = await take.first(db, { name, at, max, next: at + windowMs });
  if (!row) throw new Error(`The turns of "${name}" are not counted.`);
  return row.count <= max ? { ok: true } : { ok: false, retryAfterMs: row.ends_at - at };
}

/** Whether a turn could be taken, without taking it. */
export async function checkTurn(db: Db | Tx, { name, at, max }: Turn): Promise<TurnTaking> {
  const row = await db
    .selectFrom("turns")
    .select(["count", "ends_at"])
    .where("name", "=", name)
    .where("ends_at", ">", at)
    .executeTakeFirst();
  return !row || row.count < max ? { ok: true } : { ok: false, retryAfterMs: row.ends_at - at };
}

/** Forgets the windows that ended before then. */
export async function forgetTurnsBefore(db: Db | Tx, at: number): Promise<void> {
  await db.deleteFrom("turns").where("ends_at", "<=", at).execute();
}
