import "server-only";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import type { SendState } from "@/lib/outbox/contract/send-view";
import { recordDeletion } from "@/lib/outbox/safety/audit/record-acts";
import type { Store, Tx } from "@/lib/store/store";

/** What nothing more happens to, and nobody has to decide about. */
export const DELETABLE = [
  "accepted",
  "rejected",
  "cancelled",
  "closed",
] as const satisfies readonly SendState[];

/**
 * Takes these sends out of the store, where they may be: with their events and with what tells repetitions of them. Their keys
 * stay spent, so that a request that comes again sends nothing anew. Gives how many went. `at` in epoch ms.
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
  await tx
    .deleteFrom("contents")
    .where(
      "fingerprint",
      "in",
      gone.map(({ fingerprint }) => fingerprint),
    )
    .where("send_id", "in", goneIds)
    .execute();
  return gone.length;
}

/** `open`: it has not settled, or it may have been sent and nobody has said whether it arrived. */
export type Deletion = { kind: "deleted" | "missing" } | { kind: "open"; state: SendState };

/** Deletes one send for good, or says why not. `at` in epoch ms. Throws StoreErrors. */
export async function deleteSend(actor: Actor, store: Store, id: string, at: number): Promise<Deletion> {
  assertMay(actor, "send");
  return store.transact(async (tx): Promise<Deletion> => {
    if ((await removeSends(tx, [id], at)) > 0) {
      await recordDeletion(tx, actor, id, at);
      return { kind: "deleted" };
    }
    const row = await tx.selectFrom("sends").select("state").where("id", "=", id).executeTakeFirst();
    return row ? { kind: "open", state: row.state } : { kind: "missing" };
  });
}
