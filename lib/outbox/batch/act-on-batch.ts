import "server-only";
import type { BatchAction } from "@/lib/outbox/contract/batch";
import { CANCELLED } from "@/lib/outbox/ledger/decide-send";
import { releaseContent } from "@/lib/outbox/ledger/move-send";
import type { Db, Store, Tx } from "@/lib/store/store";

/** Cancelled in one transaction: small enough that what is in flight is recorded in between. */
const PIECE = 200;

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

const forgetContents = (tx: Tx, sends: { id: string; fingerprint: string }[]) =>
  tx
    .deleteFrom("contents")
    .where(
      "fingerprint",
      "in",
      sends.map(({ fingerprint }) => fingerprint),
    )
    .where(
      "send_id",
      "in",
      sends.map(({ id }) => id),
    )
    .execute();

/** Takes back the next piece of what is queued: a thousand one by one would take longer than a second. */
async function cancelPiece(tx: Tx, id: string, who: string, at: number): Promise<number> {
  const next = tx
    .selectFrom("sends")
    .select("id")
    .where("batch_id", "=", id)
    .where("state", "=", "queued")
    .limit(PIECE);
  const rows = await queuedOf(tx, id)
    .where("id", "in", next)
    .set((column) => ({ state: "cancelled", hold: null, changed_at: at, version: column("version", "+", 1) }))
    .returning(["id", "version", "fingerprint", "resend_of"])
    .execute();
  if (rows.length === 0) return 0;
  const events = rows.map(({ id, version }) => ({ send_id: id, version, at, ...CANCELLED, who }));
  await tx.insertInto("send_events").values(events).execute();
  const fresh = rows.filter(({ resend_of }) => resend_of === null);
  if (fresh.length > 0) await forgetContents(tx, fresh);
  for (const row of rows) if (row.resend_of !== null) await releaseContent(tx, row);
  return rows.length;
}

/** Held first, in one step: nothing more leaves, however long the cancelling takes. */
const cancel: Act = async (store, id, who, at) => {
  await store.transact(async (tx) => {
    await tx.updateTable("batches").set({ is_cancelled: 1, is_paused: 0 }).where("id", "=", id).execute();
    await queuedOf(tx, id).set({ hold: "paused" }).execute();
  });
  while ((await store.transact((tx) => cancelPiece(tx, id, who, at))) > 0);
};

const ACTIONS: Record<BatchAction, Act> = { pause, resume, cancel };

/** Pauses what has not left, lets it go on, or takes it back for good. What is in flight settles. Throws a StoreError. */
export const actOnBatch = (store: Store, action: BatchAction, id: string, who: string, at: number) =>
  ACTIONS[action](store, id, who, at);
