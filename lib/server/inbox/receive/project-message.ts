import "server-only";
import { type Selectable, sql } from "kysely";
import type { Payload } from "@/lib/message/payload";
import { makeId } from "@/lib/server/db/make-id";
import { prepareQuery } from "@/lib/server/db/prepare-query";
import type { Db, Tx } from "@/lib/server/db/store";
import type { Tables } from "@/lib/server/db/tables";
import { indexText } from "@/lib/server/inbox/thread/index-terms";
import { toNextChange } from "@/lib/server/outbox/ledger/touch-conversation";
import { readKeyId } from "@/lib/whatsapp/wamid";
import { findConversation, type StoredConversation, toNumberKey, toPersonKey } from "./find-conversation";
import { findTarget } from "./find-target";
import type { EventMessage, InboxEvent } from "./parse-event";
import { projectReceipt } from "./project-receipt";
import { readPick } from "./read-pick";

const NAMES: Record<string, string> = {
  audio: "Audio",
  image: "Image",
  video: "Video",
  document: "Document",
  location: "Location",
  sticker: "Sticker",
};
const MAX_CHARACTERS = 280;

/** FlowIQ writes structured messages as JSON with a body. */
function readStructured(text: string): string | null {
  if (!text.startsWith("{")) return null;
  try {
    const { header, body, text: plain } = JSON.parse(text) as Record<string, unknown>;
    const texts = [header, body ?? plain].filter((one) => typeof one === "string" && one !== "");
    return texts.length > 0 ? texts.join("\n") : null;
  } catch {
    return null;
  }
}

/** A message's readable text, whatever form it came in. */
export const toReadableText = (text: string): string => readStructured(text) ?? text;

/** One line for lists: the text, or the message's kind. */
function summarize({ kind, text, media }: Pick<EventMessage, "kind" | "text" | "media">): string {
  const name = NAMES[media.type ?? kind] ?? NAMES[kind];
  const line = text.trim() === "" ? [name, media.name].filter(Boolean).join(": ") || kind : text;
  return line.replace(/\s+/g, " ").trim().slice(0, MAX_CHARACTERS).toWellFormed();
}

type Received = Extract<InboxEvent, { kind: "received" }>;
type Sent = Extract<InboxEvent, { kind: "sent" }>;
/** `now`: when the event arrived, in epoch ms. */
type Arrival = { eventId: string; now: number };

type Bubble = {
  conversation: StoredConversation;
  message: EventMessage;
  text: string;
  direction: "in" | "out";
  author: Sent["author"] | null;
  picked: unknown;
  at: number;
};

type Row = Selectable<Tables["inbox_messages"]>;

const insert = prepareQuery((db, row: Row) =>
  db
    .insertInto("inbox_messages")
    .values(row)
    .onConflict((conflict) => conflict.column("wamid").doNothing())
    .returning("id"),
);

/** Adds a bubble once per message ID. Returns its id, or null if it exists already. */
async function insertBubble(tx: Tx, bubble: Bubble, eventId: string): Promise<string | null> {
  const { conversation, message, text, direction, author, picked, at } = bubble;
  const { wamid, kind, replyTo, media, location } = message;
  const id = makeId(at);
  const inserted = await insert.first(tx, {
    ...{ id, conversation_id: conversation.id, direction, kind, text, wamid, key_id: readKeyId(wamid), at },
    ...{ author_kind: author, reply_to: replyTo, location, event_id: eventId, history_key: null },
    ...{ media_type: media.type, media_url: media.url, file_name: media.name },
    picked: picked === null ? null : JSON.stringify(picked),
  });
  if (!inserted) return null;
  await indexText(tx, { id, conversationId: conversation.id, text });
  return id;
}

type Line = { id: string; at: number; text: string; direction: "in" | "out"; now: number };

const setLine = (db: Db, { id, at, text, direction, now }: Line) =>
  db
    .updateTable("conversations")
    .set({
      changed: toNextChange(now),
      last_text: sql<string>`case when ${at} >= last_at then ${text} else last_text end`,
      last_direction: sql<"in" | "out">`case when ${at} >= last_at then ${direction} else last_direction end`,
      last_at: sql<number>`case when ${at} >= last_at then ${at} else last_at end`,
    })
    .where("id", "=", id);
const UPDATE = {
  out: prepareQuery(setLine),
  in: prepareQuery((db, line: Line) =>
    setLine(db, line).set({
      last_in_at: sql<number>`case when last_in_at is null or ${line.at} > last_in_at then ${line.at} else last_in_at end`,
      unread: sql<number>`unread + 1`,
      is_done: 0,
    }),
  ),
};

/** Updates the conversation's latest line; a late message changes only the unread count. */
async function updateConversation(tx: Tx, bubble: Bubble, now: number): Promise<void> {
  const { conversation, direction, at, message, text } = bubble;
  const line = { id: conversation.id, at, text: summarize({ ...message, text }), direction, now };
  await UPDATE[direction].all(tx, line);
}

/** A customer's message: a bubble, its pick, and an unread conversation. */
export async function projectReceived(tx: Tx, event: Received, { eventId, now }: Arrival): Promise<void> {
  const { message, who, at, fields } = event;
  const conversation = await findConversation(tx, who, now);
  const person = toPersonKey(who);
  const target = message.replyTo === null ? null : await findTarget(tx, message.replyTo, person);
  const text = toReadableText(message.text);
  const pick = readPick({ kind: message.kind, text: message.text, fields }, target?.send?.payload ?? null);
  const bubble: Bubble = {
    ...{ conversation, message, at, direction: "in", author: null },
    ...{ text: pick?.text ?? text, picked: pick?.rows ?? null },
  };
  const id = await insertBubble(tx, bubble, eventId);
  if (id === null) return;
  if (pick && target?.send)
    await tx
      .insertInto("inbox_picks")
      .values({
        ...{ message_id: id, send_id: target.send.id, conversation_id: conversation.id, at },
        row_id: pick.rows.length === 1 ? (pick.rows[0]?.id ?? null) : null,
      })
      .execute();
  await updateConversation(tx, bubble, now);
}

const RECENT_MS = 86_400_000;

const findUnknown = prepareQuery((db, { after }: { after: number }) =>
  db
    .selectFrom("sends")
    .select(["recipient", "payload"])
    .where("state", "=", "unknown")
    .where("created_at", ">=", after)
    .limit(100),
);

/** The texts under which FlowIQ may report a payload. */
function toReportedTexts(payload: Payload): string[] {
  if (payload.message_type === "text") return [payload.text];
  if (payload.message_type === "audio") return [payload.media_url];
  const { header, body } = payload.interactive;
  return header ? [body, `${header}\n${body}`] : [body];
}

/** Whether this may be an unknown send of this person's: its receipt is then only offered. */
async function mayBeUnknown(tx: Tx, message: EventMessage, person: string | null, now: number) {
  const reported = [toReadableText(message.text), message.media.url];
  const sends = await findUnknown.all(tx, { after: now - RECENT_MS });
  return sends.some(
    ({ recipient, payload }) =>
      toNumberKey(recipient) === person &&
      toReportedTexts(JSON.parse(payload) as Payload).some((text) => reported.includes(text)),
  );
}

/**
 * A bot's, a colleague's or another tool's message: a bubble unless it is our send, and receipts.
 */
export async function projectSent(tx: Tx, event: Sent, { eventId, now }: Arrival): Promise<void> {
  const { message, who, at, author, receipt } = event;
  const person = toPersonKey(who);
  const known = await findTarget(tx, message.wamid, person);
  let target = known;
  if (!known) {
    const conversation = await findConversation(tx, who, now);
    const text = toReadableText(message.text);
    const bubble: Bubble = { conversation, message, text, at, author, direction: "out", picked: null };
    const id = await insertBubble(tx, bubble, eventId);
    if (id !== null) {
      await updateConversation(tx, bubble, now);
      target = { wamid: message.wamid, send: null };
    }
  }
  const isOffered = !known?.send && (await mayBeUnknown(tx, message, person, now));
  await projectReceipt(tx, receipt, { target, person, at, now, isOffered });
}
