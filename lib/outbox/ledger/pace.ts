import "server-only";
import { prepareQuery } from "@/lib/store/prepare-query";
import type { Db, Tx } from "@/lib/store/store";

const CLOCK_SKEW_MS = 60_000;

/** Whose turn is kept: the server's, for all recipients together, or one recipient's. */
const SERVER_PACE = "server";

/** `earliest` to `at`: a turn that came then is made up for. `first`: the next turn otherwise. `wrong`: none is so far ahead. */
type Turn = {
  name: string;
  at: number;
  intervalMs: number;
  next: number;
  earliest: number;
  first: number;
  wrong: number;
};

const take = prepareQuery((db, { name, at, intervalMs, next, earliest, first, wrong }: Turn) =>
  db
    .insertInto("pace")
    .values({ name, next_at: next })
    .onConflict((conflict) =>
      conflict
        .column("name")
        .doUpdateSet((column) => ({
          next_at: column
            .case()
            .when(column.between("pace.next_at", earliest, at))
            .then(column("pace.next_at", "+", intervalMs))
            .else(first)
            .end(),
        }))
        .where((is) => is.or([is("pace.next_at", "<=", at), is("pace.next_at", ">", wrong)])),
    )
    .returning("next_at"),
);

const findTurn = prepareQuery((db, { name }: { name: string }) =>
  db.selectFrom("pace").select("next_at").where("name", "=", name),
);

/**
 * Takes the next turn of that name, `intervalMs` after the one before; or tells when it comes, and takes nothing.
 * `slackMs` of a late start are made up for, so that timers do not slow the pace down.
 */
async function takeTurn(
  tx: Tx,
  name: string,
  { at, intervalMs, slackMs }: { at: number; intervalMs: number; slackMs: number },
): Promise<{ nextAt: number } | null> {
  const taken = await take.first(tx, {
    ...{ name, at, intervalMs, next: at + intervalMs },
    ...{ earliest: at - slackMs, first: at - slackMs + intervalMs },
    // A turn far ahead was given out by a clock that was wrong.
    wrong: at + intervalMs + CLOCK_SKEW_MS,
  });
  if (taken) return null;
  const turn = await findTurn.first(tx, { name });
  if (!turn) throw new Error(`The turn of "${name}" is neither free nor taken.`);
  return { nextAt: turn.next_at };
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
