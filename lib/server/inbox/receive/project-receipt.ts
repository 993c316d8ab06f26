import "server-only";
import { sql } from "kysely";
import { prepareQuery } from "@/lib/server/db/prepare-query";
import type { Tx } from "@/lib/server/db/store";
import { touchConversation } from "@/lib/server/outbox/ledger/touch-conversation";
import { indexText } from "@/lib/server/inbox/thread/index-terms";
import { readKeyId } from "@/lib/whatsapp/wamid";
import type { MessageTarget } from "./find-target";
import type { Receipt, ReceiptRank } from "./parse-event";

type Times = { [Rank in `${ReceiptRank}_at`]: number | null };
type Upsert = Times & {
  wamid: string;
  key: string | null;
  person: string | null;
  now: number;
  claimed: number;
};

/** The earliest report of each rank wins, so that order and repeats don't matter. */
const earliest = (column: string) =>
  sql<number>`case when ${sql.ref(`deliveries.${column}`)} is null
    or ${sql.ref(`excluded.${column}`)} < ${sql.ref(`deliveries.${column}`)}
    then ${sql.ref(`excluded.${column}`)} else ${sql.ref(`deliveries.${column}`)} end`;

const upsert = prepareQuery((db, { wamid, key, person, now, claimed, ...times }: Upsert) =>
  db
    .insertInto("deliveries")
    .values({ wamid, key_id: key, person, first_at: now, is_claimed: claimed, ...times })
    .onConflict((conflict) =>
      conflict.column("wamid").doUpdateSet({
        sent_at: earliest("sent_at"),
        delivered_at: earliest("delivered_at"),
        read_at: earliest("read_at"),
        failed_at: earliest("failed_at"),
        warned_at: earliest("warned_at"),
        is_claimed: sql<number>`case when excluded.is_claimed = 1 then 1 else deliveries.is_claimed end`,
      }),
    ),
);

const findConversationId = prepareQuery((db, { key }: { key: string }) =>
  db.selectFrom("conversation_keys").select("conversation_id").where("key", "=", key),
);

/** A send in a thread is found there by its words. */
async function indexSend(tx: Tx, { send }: MessageTarget, person: string): Promise<void> {
  const conversation = await findConversationId.first(tx, { key: person });
  if (send && conversation)
    await indexText(tx, { id: send.id, conversationId: conversation.conversation_id, text: send.words });
}

type Reported = { target: MessageTarget | null; person: string | null; at: number; now: number };

/**
 * Records a receipt about one of our messages, or under its own ID until a message claims it.
 * Changes no send. `target`: the message, if known. `at`: when it happened; `now`: epoch ms.
 * `isOffered`: it may be an unknown send's, so a person claims it.
 */
export async function projectReceipt(
  tx: Tx,
  receipt: Receipt,
  { target, person, at, now, isOffered }: Reported & { isOffered?: boolean },
): Promise<void> {
  const time = (rank: ReceiptRank) => (receipt.ranks.includes(rank) ? at : null);
  if (receipt.ranks.length > 0)
    await upsert.all(tx, {
      wamid: target?.wamid ?? receipt.wamid,
      key: readKeyId(receipt.wamid),
      person,
      now,
      claimed: target && !isOffered ? 1 : 0,
      sent_at: time("sent"),
      delivered_at: time("delivered"),
      read_at: time("read"),
      failed_at: time("failed"),
      warned_at: time("warned"),
    });
  if (person !== null) {
    if (target?.send && receipt.ranks.includes("sent")) await indexSend(tx, target, person);
    await touchConversation(tx, person, now);
  }
}
