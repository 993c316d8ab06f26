import "server-only";
import * as z from "zod/mini";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import type { BatchFailures, BatchView } from "@/lib/outbox/contract/batch";
import { SEND_STATES, type SendState } from "@/lib/outbox/contract/send-view";
import { toStanding } from "@/lib/outbox/history/standing";
import type { Db, Store } from "@/lib/store/store";

const recipientsSchema = z.array(z.string());

async function countStates(db: Db, id: string) {
  const rows = await db
    .selectFrom("sends")
    .select(({ fn }) => ["state", fn.countAll().as("sends"), fn.count("hold").as("held")])
    .where("batch_id", "=", id)
    .groupBy("state")
    .execute();
  const countOf = (state: SendState) => Number(rows.find((row) => row.state === state)?.sends ?? 0);
  const counts = Object.fromEntries(SEND_STATES.map((state) => [state, countOf(state)])) as Record<
    SendState,
    number
  >;
  return { counts, held: rows.reduce((sum, { held }) => sum + Number(held), 0) };
}

/** How a batch stands now, or null. Throws a StoreError. */
export async function findBatch(actor: Actor, store: Store, id: string): Promise<BatchView | null> {
  assertMay(actor, "look");
  return store.query(async (db) => {
    const batch = await db.selectFrom("batches").selectAll().where("id", "=", id).executeTakeFirst();
    if (!batch) return null;
    const { counts, held } = await countStates(db, id);
    return {
      id,
      created_at: batch.created_at,
      total: batch.total,
      is_paused: batch.is_paused === 1,
      held: batch.is_paused === 1 ? 0 : held,
      counts,
      skipped: recipientsSchema.parse(JSON.parse(batch.skipped)),
    };
  });
}

/** Who was not reached, in the order of the batch: rejected, cancelled, and unknown, which may have been. Throws a StoreError. */
export async function findFailures(
  actor: Actor,
  store: Store,
  id: string,
): Promise<BatchFailures["failures"]> {
  assertMay(actor, "look");
  const rows = await store.query((db) =>
    db
      .selectFrom("sends")
      .select(["id", "recipient", "state", "hold", "outcome"])
      .where("batch_id", "=", id)
      .where("state", "in", ["rejected", "unknown", "cancelled"])
      .orderBy("id")
      .execute(),
  );
  return rows.map((row) => ({
    id: row.id,
    recipient: row.recipient,
    state: row.state,
    detail: toStanding(row, "").detail,
  }));
}
