import "server-only";
import type { Db, Tx } from "@/lib/store/store";

const CLOCK_SKEW_MS = 60_000;

/** Whose turn is kept: the server's, for all recipients together, or one recipient's. */
const SERVER_PACE = "server";

/**
 * Takes the next turn of that name, `intervalMs` after the one before; or tells when it comes, and takes nothing.
 * `slackMs` of a late start are made up for, so that timers do not slow the pace down.
 */
async function takeTurn(
  tx: Tx,
  name: string,
  { at, intervalMs, slackMs }: { at: number; intervalMs: number; slackMs: number },
): Promise<{ nextAt: number } | null> {
  const taken = await tx
    .insertInto("pace")
    .values({ name, next_at: at + intervalMs })
    .onConflict((conflict) =>
      conflict
        .column("name")
        .doUpdateSet((column) => ({
          next_at: column
            .case()
            .when(column.between("pace.next_at", at - slackMs, at))
            .then(column("pace.next_at", "+", intervalMs))
            .else(at - slackMs + intervalMs)
            .end(),
        }))
        .where((is) =>
          // A turn far ahead was given out by a clock that was wrong.
          is.or([is("pace.next_at", "<=", at), is("pace.next_at", ">", at + intervalMs + CLOCK_SKEW_MS)]),
        ),
    )
    .returning("next_at")
    .executeTakeFirst();
  if (taken) return null;
  const { next_at: nextAt } = await tx
    .selectFrom("pace")
    .select("next_at")
    .where("name", "=", name)
    .executeTakeFirstOrThrow();
  return { nextAt };
}

/** One more message of the whole server; `{ nextAt }` (epoch ms) where it must wait. Shared by all processes on the store. */
export async function takeServerTurn(tx: Tx, at: number, perSecond: number) {
  const intervalMs = Math.ceil(1_000 / perSecond);
  return takeTurn(tx, SERVER_PACE, { at, intervalMs, slackMs: intervalMs });
}

/** One more message to that recipient; `{ nextAt }` where it must wait. */
export async function takeRecipientTurn(tx: Tx, at: number, recipient: string, intervalMs: number) {
  return intervalMs === 0 ? null : takeTurn(tx, recipient, { at, intervalMs, slackMs: 0 });
}

/** Forgets the turns that came before that instant. */
export async function forgetTurns(db: Db, before: number): Promise<void> {
  await db.deleteFrom("pace").where("next_at", "<", before).execute();
}
