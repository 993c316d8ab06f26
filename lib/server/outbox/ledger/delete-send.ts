import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type Retention, retentionSchema } from "@/lib/api/history";
import type { SendState } from "@/lib/api/send-view";
import type { Actor } from "@/lib/server/auth/actor";
import type { Db, Store, Tx } from "@/lib/server/db/store";
import { deleteExpiredLimits } from "@/lib/server/http/rate-limit";
import { forgetTurns } from "./claim-send";
import { recordDeletion, recordRetention } from "@/lib/server/outbox/record-acts";
import { toFirstId } from "./find-sends";

/** States that are final and need no decision. */
const DELETABLE = ["accepted", "rejected", "cancelled", "closed"] as const satisfies readonly SendState[];

/**
 * Deletes those sends that may be deleted, with their events and repeat markers. Their keys stay
 * used, so that a late retry sends nothing. Returns the count. `at`: epoch ms.
 */
export async function removeSends(tx: Tx, ids: readonly string[], at: number): Promise<number> {
  if (ids.length === 0) return 0;
  const gone = await tx
    .deleteFrom("sends")
    .where("id", "in", ids)
    .where("state", "in", DELETABLE)
    .returning(["id", "idempotency_key", "fingerprint"])
    .execute();
  if (gone.length === 0) return 0;
  const goneIds = gone.map(({ id }) => id);
  await tx
    .insertInto("spent_keys")
    .values(gone.map(({ idempotency_key, fingerprint }) => ({ idempotency_key, fingerprint, at })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx.deleteFrom("send_events").where("send_id", "in", goneIds).execute();
  await tx.deleteFrom("contents").where("send_id", "in", goneIds).execute();
  return gone.length;
}

/** `open`: not settled, or unknown and not resolved. */
export type SendDeletion = { kind: "deleted" | "missing" } | { kind: "open"; state: SendState };

/** Deletes one send, or returns why not. `at`: epoch ms. Throws StoreErrors. */
export async function deleteSend(
  actor: Actor<"send">,
  store: Store,
  id: string,
  at: number,
): Promise<SendDeletion> {
  return store.transact(async (tx): Promise<SendDeletion> => {
    if ((await removeSends(tx, [id], at)) > 0) {
      await recordDeletion(tx, actor, id, at);
      return { kind: "deleted" };
    }
    const row = await tx.selectFrom("sends").select("state").where("id", "=", id).executeTakeFirst();
    return row ? { kind: "open", state: row.state } : { kind: "missing" };
  });
}

const NAME = "retention_days";
/** 90 days: long enough to answer "did it go out?", but no longer, because it is personal data. */
const DEFAULT_RETENTION_DAYS = 90;

async function readOption(db: Db): Promise<Retention> {
  const row = await db.selectFrom("options").select("value").where("name", "=", NAME).executeTakeFirst();
  return row ? retentionSchema.parse(JSON.parse(row.value)) : { days: DEFAULT_RETENTION_DAYS };
}

/** The retention of settled sends. Throws StoreErrors. */
export const readRetention = (store: Store): Promise<Retention> => store.query(readOption);

/** The same for an actor. Throws StoreErrors. */
export async function findRetention(_actor: Actor, store: Store): Promise<Retention> {
  return readRetention(store);
}

/** Takes effect at the next sweep. `at`: epoch ms. Throws StoreErrors. */
export async function writeRetention(
  actor: Actor<"manage">,
  store: Store,
  { days }: Retention,
  at: number,
): Promise<void> {
  const value = JSON.stringify({ days });
  await store.transact(async (tx) => {
    const { days: from } = await readOption(tx);
    await tx
      .insertInto("options")
      .values({ name: NAME, value })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
      .execute();
    if (from !== days) await recordRetention(tx, actor, { from, to: days }, at);
  });
}

export const DAY_MS = 86_400_000;

/** `after`: where the next chunk starts; null at the end. */
type ExpiredPiece = { deleted: number; after: string | null };

const DELETABLE_STATES: ReadonlySet<string> = new Set(DELETABLE);

/**
 * Reads `limit` sends from `after` on and deletes those settled over `days` ago; throws
 * StoreErrors.
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

/** Small, so that no send waits long: the file's database works in this thread. */
const PIECE = 100;
/** 100,000 sends; the rest follows an hour later. */
const MAX_PIECES = 1_000;
/** A retry after a month is no accidental repeat. */
const SPENT_KEY_DAYS = 30;

/** Runs bounded chunks, with the process's other work in between. Returns the row count. */
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

/** Batches without sends. They still list the recipients left out. */
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
 * Deletes expired sends, deleted sends' keys (30 days), pacing slots (1 day) and rate limits. Runs
 * about hourly; two processes at once are safe. Returns the counts. Throws StoreErrors.
 */
export async function sweepExpired(store: Store, now: number): Promise<{ sends: number; keys: number }> {
  const { days } = await readRetention(store);
  const sends = days === null ? 0 : await sweepSends(store, now, days);
  if (days !== null) await deleteBatches(store, now - days * DAY_MS);
  const keys = await sweepKeys(store, now - SPENT_KEY_DAYS * DAY_MS);
  await store.query((db) => forgetTurns(db, now - DAY_MS));
  await store.query((db) => deleteExpiredLimits(db, now));
  return { sends, keys };
}
