import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Store, Tx } from "@/lib/server/db/store";
import { readRetention } from "@/lib/server/outbox/ledger/delete-send";
import { toFirstId } from "@/lib/server/outbox/ledger/find-sends";

const DAY_MS = 86_400_000;
/** Few enough that concurrent writers don't wait for long. */
const PIECE = 500;
const MAX_PIECES = 1_000;

/** Runs bounded pieces, with other work in between. Returns the number of deleted rows. */
async function runPieces(store: Store, piece: (tx: Tx) => Promise<number>): Promise<number> {
  let sum = 0;
  for (let count = 0; count < MAX_PIECES; count++) {
    const deleted = await store.transact(piece);
    sum += deleted;
    if (deleted < PIECE) break;
    await nextTurn();
  }
  return sum;
}

async function deleteMessages(tx: Tx, before: number): Promise<number> {
  const rows = await tx
    .selectFrom("inbox_messages")
    .select("id")
    .where("id", "<", toFirstId(before))
    .orderBy("id")
    .limit(PIECE)
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await tx.deleteFrom("inbox_messages").where("id", "in", ids).execute();
  await tx.deleteFrom("inbox_picks").where("message_id", "in", ids).execute();
  return ids.length;
}

/** Search terms of messages and sends that are gone. */
async function deleteTerms(tx: Tx, before: number): Promise<number> {
  const rows = await tx
    .selectFrom("inbox_terms")
    .select("id")
    .where("id", "<", toFirstId(before))
    .orderBy("id")
    .limit(PIECE)
    .execute();
  const ids = [...new Set(rows.map(({ id }) => id))];
  if (ids.length > 0) await tx.deleteFrom("inbox_terms").where("id", "in", ids).execute();
  return rows.length;
}

async function deleteEvents(tx: Tx, before: number): Promise<number> {
  const rows = await tx
    .selectFrom("inbox_events")
    .select("id")
    .where("id", "<", toFirstId(before))
    .orderBy("id")
    .limit(PIECE)
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await tx.deleteFrom("inbox_events").where("id", "in", ids).execute();
  return ids.length;
}

const deleteDeliveries = (isClaimed: number) => async (tx: Tx, before: number) => {
  const rows = await tx
    .selectFrom("deliveries")
    .select("wamid")
    .where("is_claimed", "=", isClaimed)
    .where("first_at", "<", before)
    .limit(PIECE)
    .execute();
  const ids = rows.map(({ wamid }) => wamid);
  if (ids.length > 0) await tx.deleteFrom("deliveries").where("wamid", "in", ids).execute();
  return ids.length;
};

async function deleteConversations(tx: Tx, before: number): Promise<number> {
  const rows = await tx
    .selectFrom("conversations")
    .select("id")
    .where("last_at", "<", before)
    .where("changed", "<", before)
    .limit(PIECE)
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  for (const table of ["conversation_keys", "conversation_terms", "inbox_presence"] as const)
    await tx.deleteFrom(table).where("conversation_id", "in", ids).execute();
  await tx.deleteFrom("conversations").where("id", "in", ids).execute();
  return ids.length;
}

const PARTS = [
  deleteMessages,
  deleteTerms,
  deleteEvents,
  deleteDeliveries(0),
  deleteDeliveries(1),
  deleteConversations,
];

/**
 * Deletes inbox data past its retention; returns the row count. `now`: epoch ms. Throws a
 * StoreError.
 */
export async function sweepInbox(store: Store, now: number): Promise<number> {
  await store.query((db) =>
    db
      .deleteFrom("inbox_presence")
      .where("until", "<", now - DAY_MS)
      .execute(),
  );
  const { days } = await readRetention(store);
  if (days === null) return 0;
  let sum = 0;
  for (const part of PARTS) sum += await runPieces(store, (tx) => part(tx, now - days * DAY_MS));
  return sum;
}
