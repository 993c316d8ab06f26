import "server-only";
import { WINDOW_MS } from "@/lib/api/inbox";
import type { Delivery } from "@/lib/api/send-view";
import { toCanonicalNumber } from "@/lib/message/number-variants";
import type { Db } from "@/lib/server/db/store";
import { findOffer } from "./claim-receipt";
import { findDeliveries, toDelivery } from "./find-deliveries";

/** Whether the customer wrote in the 24 hours before; null if nothing is known of them. */
async function wasWindowOpen(db: Db, recipient: string, at: number): Promise<boolean | null> {
  const row = await db
    .selectFrom("conversation_keys")
    .innerJoin("inbox_messages", "inbox_messages.conversation_id", "conversation_keys.conversation_id")
    .select("inbox_messages.at")
    .where("key", "=", `number:${toCanonicalNumber(recipient)}`)
    .where("direction", "=", "in")
    .where("at", "<=", at)
    .orderBy("inbox_messages.id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? row.at > at - WINDOW_MS : null;
}

/** One send's delivery, with a receipt that may explain it. Null if there is no such send. */
export async function findDelivery(db: Db, id: string): Promise<Delivery | null> {
  const send = await db
    .selectFrom("sends")
    .select(["id", "state", "message_id", "message_key", "recipient", "created_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!send) return null;
  const row = (await findDeliveries(db, [send])).get(send.message_id ?? "");
  const isOpen = row?.failed_at ? await wasWindowOpen(db, send.recipient, send.created_at) : null;
  const offer = send.state === "unknown" ? await findOffer(db, send) : null;
  return { ...toDelivery(send.state, row, isOpen), offer };
}
