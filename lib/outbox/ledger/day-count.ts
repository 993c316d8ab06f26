import "server-only";
import { prepareQuery } from "@/lib/store/prepare-query";
import type { Db, Tx } from "@/lib/store/store";

/** The day of an instant, in UTC: "2026-11-25". */
const toDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** `most`: what the day may have had before. */
type Count = { day: string; sends: number; most: number };

const count = prepareQuery((db, { day, sends, most }: Count) =>
  db
    .insertInto("day_counts")
    .values({ day, sends })
    .onConflict((conflict) =>
      conflict
        .column("day")
        .doUpdateSet((column) => ({ sends: column("day_counts.sends", "+", sends) }))
        .where("day_counts.sends", "<=", most),
    )
    .returning("sends"),
);

/** Counts that many more sends of the instant's day; false, and nothing counted, where it would have more than `perDay`. */
export async function countOfDay(tx: Tx, sends: number, at: number, perDay: number): Promise<boolean> {
  if (sends > perDay) return false;
  const counted = await count.first(tx, { day: toDay(at), sends, most: perDay - sends });
  return counted !== undefined;
}

/** How many sends of that instant's day were asked for. */
export async function readDayCount(db: Db, at: number): Promise<number> {
  const row = await db
    .selectFrom("day_counts")
    .select("sends")
    .where("day", "=", toDay(at))
    .executeTakeFirst();
  return row?.sends ?? 0;
}
