import "server-only";
import { toCanonicalNumber } from "@/lib/message/number-variants";
import type { Actor } from "@/lib/server/auth/actor";
import type { Db, Store } from "@/lib/server/db/store";
import { moveSend } from "./move-send";
import { recordDecision } from "@/lib/server/outbox/record-acts";
import { readKeyId, readWamid } from "@/lib/whatsapp/wamid";

/** A later receipt has another cause. */
const LATEST_MS = 86_400_000;
/** How far two servers' clocks may differ. */
const SKEW_MS = 5_000;

type Unknown = { id: string; recipient: string; created_at: number };

/** Whether another message to this number could own the receipt. Then nobody can tell. */
async function hasRival(db: Db, { id, recipient, created_at }: Unknown): Promise<boolean> {
  const rows = await db
    .selectFrom("sends")
    .select(["id", "created_at"])
    .where("recipient", "=", recipient)
    .where("state", "in", ["unknown", "sending"])
    .where("id", "!=", id)
    .limit(20)
    .execute();
  return rows.some((row) => Math.abs(row.created_at - created_at) < LATEST_MS);
}

/**
 * The message ID of the only receipt that may explain an unknown send, or null if it is ambiguous.
 * It is offered to a person, never applied automatically.
 */
export async function findOffer(db: Db, send: Unknown): Promise<string | null> {
  const rows = await db
    .selectFrom("deliveries")
    .select("wamid")
    .where("person", "=", `number:${toCanonicalNumber(send.recipient)}`)
    .where("first_at", ">=", send.created_at - SKEW_MS)
    .where("first_at", "<=", send.created_at + LATEST_MS)
    .where("is_claimed", "=", 0)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("sends").select("id").whereRef("sends.message_id", "=", "deliveries.wamid"))),
    )
    .limit(2)
    .execute();
  const outbound = rows.filter(({ wamid }) => {
    const reading = readWamid(wamid);
    return reading.state !== "read" || reading.direction !== "inbound";
  });
  const [only] = outbound;
  if (!only || outbound.length > 1 || (await hasRival(db, send))) return null;
  return only.wamid;
}

/**
 * Resolves an unknown send with its offered receipt; false if the send isn't unknown, or this
 * receipt wasn't offered. `at`: epoch ms. Throws a StoreError.
 */
export async function claimReceipt(
  actor: Actor<"send">,
  store: Store,
  { id, messageId }: { id: string; messageId: string },
  at: number,
): Promise<boolean> {
  const isClaimed = await store.transact(async (tx) => {
    const send = await tx
      .selectFrom("sends")
      .select(["id", "state", "recipient", "created_at"])
      .where("id", "=", id)
      .executeTakeFirst();
    if (send?.state !== "unknown" || (await findOffer(tx, send)) !== messageId) return false;
    const moved = await moveSend(tx, {
      ...{ id, from: "unknown", to: "closed", at, who: actor.email },
      why: "Marked as sent: a receipt for it arrived.",
      set: { message_id: messageId, message_key: readKeyId(messageId) },
    });
    if (!moved) return false;
    await tx.updateTable("deliveries").set({ is_claimed: 1 }).where("wamid", "=", messageId).execute();
    await recordDecision(tx, actor, { about: "send", id, decision: "marked as sent by a receipt" }, at);
    return true;
  });
  if (isClaimed) store.notify();
  return isClaimed;
}
