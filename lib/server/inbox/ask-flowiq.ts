import "server-only";
import { createHash } from "node:crypto";
import { findNumberVariants } from "@/lib/message/number-variants";
import type { Actor } from "@/lib/server/auth/actor";
import { makeId } from "@/lib/server/db/make-id";
import type { Store, Tx } from "@/lib/server/db/store";
import type { HistoryFinding, HistoryMessage, NameFinding } from "@/lib/server/flowiq/conversations";
import { consumeLimit } from "@/lib/server/http/rate-limit";
import type { StoredConversation } from "@/lib/server/inbox/receive/find-conversation";
import { toReadableText } from "@/lib/server/inbox/receive/project-message";
import { readConversation } from "@/lib/server/inbox/thread/find-conversations";
import { indexName, indexText } from "@/lib/server/inbox/thread/index-terms";
import { toNextChange } from "@/lib/server/outbox/ledger/touch-conversation";

const HOUR_MS = 3_600_000;
const MAX_NAME = 200;

/** Asks FlowIQ for a name on a person's request, at most once an hour. Throws a StoreError. */
export async function askName(
  _actor: Actor<"send">,
  store: Store,
  id: string,
  { find, now }: { find: (number: string) => Promise<NameFinding>; now: number },
): Promise<void> {
  const conversation = await store.query((db) => readConversation(db, id));
  const { number } = conversation ?? {};
  if (!number) return;
  const turn = { name: `contact-name:${id}`, at: now, max: 1, windowMs: HOUR_MS };
  if (!(await store.query((db) => consumeLimit(db, turn))).ok) return;
  const found = await find(number);
  if (found.kind !== "found") return;
  const name = found.name.slice(0, MAX_NAME).toWellFormed();
  await store.transact(async (tx) => {
    await tx
      .updateTable("conversations")
      .set({ name, named_at: now, changed: toNextChange(now) })
      .where("id", "=", id)
      .execute();
    await indexName(tx, id, name);
  });
}

/** How far FlowIQ's time of a message and of its event may differ. */
const SAME_MS = 60_000;
const AUTHORS = { "bot-whatsapp": "bot", "human-whatsapp": "colleague", system: "system" } as const;

type Who = { whatsappNumber: string } | { contactId: string };
export type EarlierLoad =
  { kind: "loaded"; added: number; hasNext: boolean } | { kind: "missing" | "failed" };

/** Identifies a history message, because FlowIQ gives it no ID. */
const toHistoryKey = (id: string, { created_at, sender_type, message, media_url }: HistoryMessage): string =>
  createHash("sha256")
    .update(JSON.stringify([id, created_at, sender_type, message, media_url]))
    .digest("hex");

/** Whether an event or a send covers it already: same side, same text, about the same time. */
async function isKnown(
  tx: Tx,
  { id, number }: StoredConversation,
  { direction, text, at }: { direction: "in" | "out"; text: string; at: number },
): Promise<boolean> {
  const from = at - SAME_MS;
  const to = at + SAME_MS;
  const bubble = await tx
    .selectFrom("inbox_messages")
    .select("id")
    .where("conversation_id", "=", id)
    .where("direction", "=", direction)
    .where("at", ">=", from)
    .where("at", "<=", to)
    .where("history_key", "is", null)
    .where("text", "=", text)
    .limit(1)
    .executeTakeFirst();
  if (bubble || direction === "in" || number === null) return bubble !== undefined;
  const recipients = [number, ...findNumberVariants(number)].map((digits) => `+${digits}`);
  const send = await tx
    .selectFrom("sends")
    .select("id")
    .where("recipient", "in", recipients)
    .where("created_at", ">=", from)
    .where("created_at", "<=", to)
    .where("state", "in", ["accepted", "closed", "unknown"])
    .limit(1)
    .executeTakeFirst();
  return send !== undefined;
}

async function insertMessage(
  tx: Tx,
  conversation: StoredConversation,
  message: HistoryMessage,
): Promise<boolean> {
  const { sender_type: sender, media_type: mediaType, media_url, created_at } = message;
  const at = Date.parse(created_at);
  if (!Number.isFinite(at) || at < 0 || sender?.endsWith("-web")) return false;
  const direction = sender === "user-whatsapp" ? ("in" as const) : ("out" as const);
  const text = toReadableText(message.message ?? "");
  if (await isKnown(tx, conversation, { direction, text, at })) return false;
  const id = makeId(at);
  const inserted = await tx
    .insertInto("inbox_messages")
    .values({
      ...{ id, conversation_id: conversation.id, direction, kind: mediaType ?? "text", text, at },
      ...{ wamid: null, key_id: null, reply_to: null, location: null, picked: null, event_id: null },
      ...{ media_type: mediaType, media_url, file_name: null },
      author_kind: direction === "in" ? null : (AUTHORS[sender as keyof typeof AUTHORS] ?? "colleague"),
      history_key: toHistoryKey(conversation.id, message),
    })
    .onConflict((conflict) => conflict.column("history_key").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (inserted) await indexText(tx, { id, conversationId: conversation.id, text });
  return inserted !== undefined;
}

const findWho = ({ number, contact_id }: StoredConversation): Who | null =>
  number !== null ? { whatsappNumber: number } : contact_id !== null ? { contactId: contact_id } : null;

/**
 * Loads a page of earlier messages from FlowIQ on a person's request. Pages shift as messages
 * arrive, so known messages aren't added again. `page`: from 1. `now`: epoch ms. Throws a
 * StoreError.
 */
export async function loadEarlier(
  _actor: Actor<"send">,
  store: Store,
  { id, page }: { id: string; page: number },
  { find, now }: { find: (who: Who, page: number) => Promise<HistoryFinding>; now: number },
): Promise<EarlierLoad> {
  const conversation = await store.query((db) => readConversation(db, id));
  if (!conversation) return { kind: "missing" };
  const who = findWho(conversation);
  const found: HistoryFinding = who === null ? { kind: "unknown" } : await find(who, page);
  if (found.kind !== "found")
    return found.kind === "failed" ? { kind: "failed" } : { kind: "loaded", added: 0, hasNext: false };
  const added = await store.transact(async (tx) => {
    let count = 0;
    for (const message of found.messages) if (await insertMessage(tx, conversation, message)) count++;
    if (count > 0)
      await tx
        .updateTable("conversations")
        .set({ changed: toNextChange(now) })
        .where("id", "=", id)
        .execute();
    return count;
  });
  return { kind: "loaded", added, hasNext: found.hasNext };
}
