import "server-only";
import type { BatchAction } from "@/lib/outbox/contract/batch";
import { cancelQueued } from "@/lib/outbox/ledger/decide-send";
import type { Db, Store } from "@/lib/store/store";

/** Cancelled in one transaction: small enough that what is in flight is recorded in between. */
const PIECE = 50;

type Act = (store: Store, id: string, who: string, at: number) => Promise<void>;

const queuedOf = (db: Db, id: string) =>
  db.updateTable("sends").where("batch_id", "=", id).where("state", "=", "queued");

const pause: Act = (store, id) =>
  store.transact(async (tx) => {
    await tx.updateTable("batches").set({ is_paused: 1 }).where("id", "=", id).execute();
    await queuedOf(tx, id).set({ hold: "paused" }).execute();
  });

/** It is a person's confirmation too, for what has waited too long. */
const resume: Act = (store, id, _who, at) =>
  store.transact(async (tx) => {
    await tx.updateTable("batches").set({ is_paused: 0 }).where("id", "=", id).execute();
    await queuedOf(tx, id).set({ hold: null, confirmed_at: at }).execute();
  });

const findQueued = (db: Db, id: string) =>
  db
    .selectFrom("sends")
    .select("id")
    .where("batch_id", "=", id)
    .where("state", "=", "queued")
    .limit(PIECE)
    .execute();

/** Held first, in one step: nothing more leaves, however long the cancelling takes. */
const cancel: Act = async (store, id, who, at) => {
  await store.transact(async (tx) => {
    await tx.updateTable("batches").set({ is_cancelled: 1, is_paused: 0 }).where("id", "=", id).execute();
    await queuedOf(tx, id).set({ hold: "paused" }).execute();
  });
  for (;;) {
    const queued = await store.query((db) => findQueued(db, id));
    if (queued.length === 0) return;
    await store.transact(async (tx) => {
      for (const send of queued) await cancelQueued(tx, send.id, who, at);
    });
  }
};

const ACTIONS: Record<BatchAction, Act> = { pause, resume, cancel };

/** Pauses what has not left, lets it go on, or takes it back for good. What is in flight settles. Throws a StoreError. */
export const actOnBatch = (store: Store, action: BatchAction, id: string, who: string, at: number) =>
  ACTIONS[action](store, id, who, at);
