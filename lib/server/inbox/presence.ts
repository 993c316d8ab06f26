import "server-only";
import type { Actor } from "@/lib/server/auth/actor";
import type { Store, Tx } from "@/lib/server/db/store";
import { toNextChange } from "@/lib/server/outbox/ledger/touch-conversation";

/** Whoever isn't heard of for this long has left: a stream reports every 20 s. */
const STAY_MS = 60_000;

type Looking = { stream: string; conversationId: string | null; isTyping: boolean };

async function touch(tx: Tx, ids: readonly (string | null)[], now: number): Promise<void> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  if (known.length === 0) return;
  await tx
    .updateTable("conversations")
    .set({ changed: toNextChange(now) })
    .where("id", "in", known)
    .execute();
}

const findLooking = (tx: Tx, stream: string) =>
  tx.selectFrom("inbox_presence").selectAll().where("stream", "=", stream).executeTakeFirst();

/** Records a stream's open conversation and typing. `now`: epoch ms. Throws a StoreError. */
export const recordPresence = (
  actor: Actor,
  store: Store,
  { stream, conversationId, isTyping }: Looking,
  now: number,
): Promise<void> =>
  store.transact(async (tx) => {
    const before = await findLooking(tx, stream);
    if (before && before.account_id !== actor.accountId) return;
    const seen = {
      ...{ conversation_id: conversationId, is_typing: isTyping ? 1 : 0, until: now + STAY_MS },
      account_id: actor.accountId,
    };
    await tx
      .insertInto("inbox_presence")
      .values({ stream, ...seen })
      .onConflict((conflict) => conflict.column("stream").doUpdateSet(seen))
      .execute();
    await touch(tx, [before?.conversation_id ?? null, conversationId], now);
  });

/** Extends the presence of a live stream. */
export const refreshPresence = (store: Store, stream: string, now: number): Promise<unknown> =>
  store.query((db) =>
    db
      .updateTable("inbox_presence")
      .set({ until: now + STAY_MS })
      .where("stream", "=", stream)
      .execute(),
  );

/** The stream has ended, and its person's presence with it. */
export const endPresence = (store: Store, stream: string, now: number): Promise<void> =>
  store.transact(async (tx) => {
    const before = await findLooking(tx, stream);
    if (!before) return;
    await tx.deleteFrom("inbox_presence").where("stream", "=", stream).execute();
    await touch(tx, [before.conversation_id], now);
  });
