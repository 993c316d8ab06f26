import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { forgetTurnsBefore } from "@/lib/limits/take-turn";
import { toFirstId } from "@/lib/outbox/history/id-range";
import { forgetTurns } from "@/lib/outbox/ledger/pace";
import type { Store } from "@/lib/store/store";
import { DAY_MS, deleteExpired } from "./delete-expired";
import { readRetention } from "./retention-option";

/** Few enough that nobody who sends meanwhile waits for long: the file's database works within the same thread. */
const PIECE = 100;
/** 100,000 sends; the rest has its turn an hour later. */
const MAX_PIECES = 1_000;
/** A request that is tried again after a month is no repetition by mistake. */
const SPENT_KEY_DAYS = 30;

/** Runs one bounded piece after another, the process's other work between them. Gives how many rows went. */
async function runPieces(piece: () => Promise<{ deleted: number; isLast: boolean }>): Promise<number> {
  let sum = 0;
  for (let count = 0; count < MAX_PIECES; count++) {
    const { deleted, isLast } = await piece();
    sum += deleted;
    if (isLast) break;
    await nextTurn();
  }
  return sum;
}

function sweepSends(store: Store, now: number, days: number): Promise<number> {
  let after = "";
  return runPieces(async () => {
    const piece = await deleteExpired(store, now, days, { limit: PIECE, after });
    after = piece.after ?? after;
    return { deleted: piece.deleted, isLast: piece.after === null };
  });
}

/** Batches none of whose sends is kept: they name whom the message was not sent to. */
const deleteBatches = (store: Store, before: number) =>
  store.query((db) =>
    db
      .deleteFrom("batches")
      .where("id", "<", toFirstId(before))
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom("sends").select("sends.id").whereRef("sends.batch_id", "=", "batches.id"))),
      )
      .execute(),
  );

const sweepKeys = (store: Store, before: number): Promise<number> =>
  runPieces(async () => {
    const gone = await store.query((db) =>
      db
        .deleteFrom("spent_keys")
        .where("idempotency_key", "in", (sub) =>
          sub
            .selectFrom("spent_keys")
            .select("idempotency_key")
            .where("at", "<", before)
            .orderBy("at")
            .limit(PIECE),
        )
        .returning("at")
        .execute(),
    );
    return { deleted: gone.length, isLast: gone.length < PIECE };
  });

/**
 * Deletes what is kept no longer: sends by the retention that is set, and keys of deleted sends after 30 days, turns of recipients after one, and
 * counts of what is limited once their time is over. Meant to be called
 * about once an hour; two processes at once do no harm. Gives how many of each went. Throws StoreErrors.
 */
export async function sweepExpired(store: Store, now: number): Promise<{ sends: number; keys: number }> {
  const { days } = await readRetention(store);
  const sends = days === null ? 0 : await sweepSends(store, now, days);
  if (days !== null) await deleteBatches(store, now - days * DAY_MS);
  const keys = await sweepKeys(store, now - SPENT_KEY_DAYS * DAY_MS);
  await store.query((db) => forgetTurns(db, now - DAY_MS));
  await store.query((db) => forgetTurnsBefore(db, now));
  return { sends, keys };
}
