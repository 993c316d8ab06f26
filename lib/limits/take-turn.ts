import "server-only";
import { prepareQuery } from "@/lib/store/prepare-query";
import type { Db } from "@/lib/store/store";

/** `at`: epoch ms. `max`: turns, 1 or more, within a window of `windowMs`; windows stand fixed on the clock. */
export type TurnOrder = { name: string; at: number; max: number; windowMs: number };

/** `retryAfterMs`: until the next window begins. */
export type Turn = { ok: true } | { ok: false; retryAfterMs: number };

/** `next`: where the window after this one begins. */
type Window = { name: string; windowAt: number; next: number; max: number };

const take = prepareQuery((db, { name, windowAt, next, max }: Window) =>
  db
    .insertInto("turns")
    .values({ name, window_at: windowAt, count: 1 })
    .onConflict((conflict) =>
      conflict
        .column("name")
        .doUpdateSet((column) => {
          const isOpen = column.between("turns.window_at", windowAt, next);
          return {
            window_at: column.case().when(isOpen).then(column.ref("turns.window_at")).else(windowAt).end(),
            count: column
              .case()
              .when(isOpen)
              .then(column("turns.count", "+", 1))
              .else(1)
              .end(),
          };
        })
        .where((is) =>
          is.or([
            is("turns.window_at", "<", windowAt),
            is("turns.window_at", ">", next),
            is("turns.count", "<", max),
          ]),
        ),
    )
    .returning("count"),
);

/**
 * Takes one turn of that name, or tells when the next can be had. One statement decides, for all processes on the store; within a
 * transaction the turn is taken only if that holds. A window further ahead than the next was counted by a clock that was wrong.
 */
export async function takeTurn(db: Db, { name, at, max, windowMs }: TurnOrder): Promise<Turn> {
  const windowAt = at - (at % windowMs);
  const next = windowAt + windowMs;
  const taken = await take.first(db, { name, windowAt, next, max });
  return taken ? { ok: true } : { ok: false, retryAfterMs: next - at };
}

/** Forgets the windows that began before that instant (epoch ms). */
export async function forgetWindows(db: Db, before: number): Promise<void> {
  await db.deleteFrom("turns").where("window_at", "<", before).execute();
}
