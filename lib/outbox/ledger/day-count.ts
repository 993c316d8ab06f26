import "server-only";
import type { Tx } from "@/lib/store/store";

/** The day of an instant, in UTC: "2026-11-25". */
export const toDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Counts one more send of that day; false, and nothing counted, where it has had `perDay`. One statement decides. */
export async function countOfDay(tx: Tx, at: number, perDay: number): Promise<boolean> {
  const counted = await tx
    .insertInto("day_counts")
    .values({ day: toDay(at), sends: 1 })
    .onConflict((conflict) =>
      conflict
        .column("day")
        .doUpdateSet((column) => ({ sends: column("day_counts.sends", "+", 1) }))
        .where("day_counts.sends", "<", perDay),
    )
    .returning("sends")
    .executeTakeFirst();
  return counted !== undefined;
}
