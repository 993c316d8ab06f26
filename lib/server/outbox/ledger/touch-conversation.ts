import "server-only";
import { sql } from "kysely";
import { findNumberVariants, toCanonicalNumber } from "@/lib/message/number-variants";
import { prepareQuery } from "@/lib/server/db/prepare-query";
import type { Db, Tx } from "@/lib/server/db/store";

type Touch = { key: string; now: number };

/** Always higher than before, even within a millisecond, so that no change is missed. */
export const toNextChange = (now: number) =>
  sql<number>`case when conversations.changed >= ${now} then conversations.changed + 1 else ${now} end`;

const touch = prepareQuery((db, { key, now }: Touch) =>
  db
    .updateTable("conversations")
    .set({ changed: toNextChange(now) })
    .where("id", "in", (keys) =>
      keys.selectFrom("conversation_keys").select("conversation_id").where("key", "=", key),
    ),
);

const write = prepareQuery((db, { key, now, words, at }: Touch & { words: string; at: number }) =>
  db
    .updateTable("conversations")
    .set({ changed: toNextChange(now), last_text: words, last_direction: "out", last_at: at })
    .where("id", "in", (keys) =>
      keys.selectFrom("conversation_keys").select("conversation_id").where("key", "=", key),
    )
    .where("last_at", "<=", at),
);

/** Marks a conversation as changed, if there is one. `key`: as in conversation_keys. */
export async function touchConversation(db: Db | Tx, key: string, now: number): Promise<void> {
  await touch.all(db, { key, now });
}

const toKey = (recipient: string): string => `number:${toCanonicalNumber(recipient)}`;

/** Marks the conversation of a send (E.164) as changed. */
export const touchByRecipient = (tx: Tx, recipient: string, now: number): Promise<void> =>
  touchConversation(tx, toKey(recipient), now);

/** Marks a new send (`at`, epoch ms) as the latest message of its conversation. */
export async function writeIntoConversation(
  tx: Tx,
  { recipient, words, at }: { recipient: string; words: string; at: number },
): Promise<void> {
  await write.all(tx, { key: toKey(recipient), now: at, words, at });
}

/** What our side sent to a customer. `id`: of a send or of a bubble. */
export type OtherReply = { id: string; by: string; words: string };
/** `after`: the newest message that the replier has read. `id`, `author`: of the replier's send. */
type Replying = { recipient: string; after: string; id: string; author: string };

const BY: Record<string, string> = { bot: "A bot", system: "FlowIQ" };

function findSendSince(tx: Tx, { recipient, after, id, author }: Replying): Promise<OtherReply | undefined> {
  const numbers = [recipient, ...findNumberVariants(recipient).map((digits) => `+${digits}`)];
  return tx
    .selectFrom("sends")
    .select(["id", "author as by", "words"])
    .where("recipient", "in", numbers)
    .where("id", ">", after)
    .where("id", "!=", id)
    .where("author", "!=", author)
    .where("state", "not in", ["rejected", "cancelled"])
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** An outbound bubble of a bot or a colleague elsewhere, not one that reports our own send. */
const findBubbleSince = (tx: Tx, { recipient, after }: Replying) =>
  tx
    .selectFrom("conversation_keys")
    .innerJoin("inbox_messages", "inbox_messages.conversation_id", "conversation_keys.conversation_id")
    .select(["inbox_messages.id", "author_kind", "text as words"])
    .where("key", "=", toKey(recipient))
    .where("inbox_messages.id", ">", after)
    .where("direction", "=", "out")
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("sends").select("id").whereRef("sends.message_id", "=", "inbox_messages.wamid"))),
    )
    .orderBy("inbox_messages.id", "desc")
    .limit(1)
    .executeTakeFirst();

/**
 * The newest message from someone else on our side that the replier hasn't read, or null. It locks
 * the conversation first, so of two concurrent repliers the second sees the first.
 */
export async function findReplySince(tx: Tx, replying: Replying, now: number): Promise<OtherReply | null> {
  await touchByRecipient(tx, replying.recipient, now);
  const send = await findSendSince(tx, replying);
  const bubble = await findBubbleSince(tx, replying);
  if (!bubble || (send && send.id > bubble.id)) return send ?? null;
  return { id: bubble.id, by: BY[bubble.author_kind ?? ""] ?? "A colleague", words: bubble.words };
}
