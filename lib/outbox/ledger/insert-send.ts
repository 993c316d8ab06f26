import "server-only";
import type { Payload } from "@/lib/message/payload";
import { toFingerprint } from "@/lib/outbox/fingerprint";
import type { Asker } from "@/lib/outbox/safety/audit/record-orders";
import type { Send } from "@/lib/outbox/send";
import { makeId } from "@/lib/store/make-id";
import { prepareQuery } from "@/lib/store/prepare-query";
import type { Tx } from "@/lib/store/store";
import { appendEvent, moveSend } from "./move-send";
import { SEND_COLUMNS, toSend } from "./read-send";
import { toWords } from "./words";

/** A send that has not happened yet. */
export type NewSend = {
  idempotencyKey: string;
  payload: Payload;
  resendOf: string | null;
  batchId: string | null;
} & Asker;

/** How long equal content is a repetition (sending.md: 10 minutes). */
export const REPEAT_MS = 600_000;

/** Another send has the idempotency key. */
export class KeyTaken extends Error {}

/** `due`: content from before it can be had again. `repeats`: the send that it may be had from, or no id at all. */
type Content = { fingerprint: string; sendId: string; at: number; due: number; repeats: string };

const take = prepareQuery((db, { fingerprint, sendId, at, due, repeats }: Content) =>
  db
    .insertInto("contents")
    .values({ fingerprint, send_id: sendId, at })
    .onConflict((conflict) =>
      conflict
        .column("fingerprint")
        .doUpdateSet({ send_id: sendId, at })
        .where((is) => is.or([is("contents.at", "<=", due), is("contents.send_id", "=", repeats)])),
    )
    .returning("send_id"),
);

/** Takes the content for this send. False where another has it that is recent and is not named as repeated: one statement decides. */
async function takeContent(tx: Tx, sendId: string, fingerprint: string, at: number, resendOf: string | null) {
  const content = { fingerprint, sendId, at, due: at - REPEAT_MS, repeats: resendOf ?? "" };
  return (await take.first(tx, content)) !== undefined;
}

function toRow(id: string, asked: NewSend, fingerprint: string, at: number) {
  const { payload } = asked;
  return {
    id,
    idempotency_key: asked.idempotencyKey,
    fingerprint,
    payload: JSON.stringify(payload),
    recipient: payload.phone_number,
    message_type: payload.message_type,
    reply_to: payload.context_message_id ?? null,
    words: toWords(payload),
    resend_of: asked.resendOf,
    batch_id: asked.batchId,
    author: asked.author,
    state: "queued" as const,
    lane: asked.batchId === null ? 0 : 1,
    tries: 0,
    retries: "[]",
    due_at: at,
    confirmed_at: at,
    created_at: at,
    changed_at: at,
    version: 1,
  };
}

const insert = prepareQuery((db, row: ReturnType<typeof toRow>) =>
  db
    .insertInto("sends")
    .values(row)
    .onConflict((conflict) => conflict.column("idempotency_key").doNothing())
    .returning(SEND_COLUMNS),
);

/**
 * Adds the send to a transaction that is under way; null where its content went out a short while ago. Throws `KeyTaken`, which
 * undoes it.
 */
export async function insertSend(
  tx: Tx,
  asked: NewSend,
  at: number,
  id: string = makeId(at),
): Promise<Send | null> {
  const { resendOf, author } = asked;
  const fingerprint = toFingerprint(asked.payload);
  if (!(await takeContent(tx, id, fingerprint, at, resendOf))) return null;
  const row = await insert.first(tx, toRow(id, asked, fingerprint, at));
  if (!row) throw new KeyTaken();
  const why = resendOf === null ? "asked for" : `sent again on purpose, after ${resendOf}`;
  await appendEvent(tx, {
    send_id: id,
    version: 1,
    at,
    from_state: null,
    to_state: "queued",
    why,
    who: author,
  });
  if (resendOf !== null) {
    const why = `sent again as ${id}`;
    await moveSend(tx, { id: resendOf, from: "unknown", to: "closed", at, why, who: author });
  }
  return toSend(row, why);
}
