import "server-only";
import { hashPayload } from "@/lib/message/content-hash";
import type { Payload } from "@/lib/message/payload";
import { makeId } from "@/lib/server/db/make-id";
import { prepareQuery } from "@/lib/server/db/prepare-query";
import type { Store, Tx } from "@/lib/server/db/store";
import { findReplySince, type OtherReply, writeIntoConversation } from "./touch-conversation";
import { admitSend, type Ceilings, type SafetyRefusal } from "@/lib/server/outbox/gate";
import { type Requester, recordSend } from "@/lib/server/outbox/record-acts";
import type { Send } from "@/lib/server/outbox/send";
import { toFingerprint, toRepeatFingerprint } from "@/lib/server/outbox/send-order";
import { type Claim, type Claimer, claimIfFirst, TooEarly } from "./claim-send";
import { BATCH_LANE, appendEvent, moveSend } from "./move-send";
import { findSend, SEND_COLUMNS, toSend } from "./read-send";

const MAX_WORDS = 280;

function listTexts(payload: Payload): (string | undefined)[] {
  switch (payload.message_type) {
    case "audio":
      return [payload.media_url];
    case "text":
      return [payload.text];
    case "interactive":
      return [payload.interactive.header, payload.interactive.body];
    default:
      return payload satisfies never;
  }
}

/** A message's first words, for lists and search. Never NUL, which PostgreSQL refuses. */
function toWords(payload: Payload): string {
  const words = listTexts(payload)
    .filter((text) => text !== undefined)
    .join(" ")
    .replaceAll("\0", " ")
    .replace(/\s+/g, " ")
    .trim();
  return words.slice(0, MAX_WORDS).toWellFormed();
}

/** A send to be created. */
type NewSend = {
  idempotencyKey: string;
  payload: Payload;
  resendOf: string | null;
  replyAfter?: string | null;
  batchId: string | null;
} & Requester;

/** How long the same content counts as a repeat (10 minutes). */
const REPEAT_MS = 600_000;

/** Another send has the idempotency key. */
class KeyTaken extends Error {}

/** `due`: older content can be reused. `repeats`: the send being repeated, or "". */
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

/** Reserves the content in one statement; false if a recent send, not named as repeated, has it. */
async function takeContent(tx: Tx, sendId: string, { payload, resendOf }: NewSend, at: number) {
  const fingerprint = toRepeatFingerprint(payload);
  const content = { fingerprint, sendId, at, due: at - REPEAT_MS, repeats: resendOf ?? "" };
  return (await take.first(tx, content)) !== undefined;
}

function toRow(id: string, asked: NewSend, at: number) {
  const { payload } = asked;
  return {
    id,
    idempotency_key: asked.idempotencyKey,
    fingerprint: toFingerprint(payload),
    payload: JSON.stringify(payload),
    recipient: payload.phone_number,
    message_type: payload.message_type,
    reply_to: payload.context_message_id ?? null,
    words: toWords(payload),
    content_fingerprint: hashPayload(payload),
    resend_of: asked.resendOf,
    batch_id: asked.batchId,
    author: asked.author,
    state: "queued" as const,
    lane: asked.batchId === null ? 0 : BATCH_LANE,
    tries: 0,
    retries: "[]",
    due_at: at,
    confirmed_at: at,
    created_at: at,
    changed_at: at,
    version: 1,
  };
}

const insertRow = prepareQuery((db, row: ReturnType<typeof toRow>) =>
  db
    .insertInto("sends")
    .values(row)
    .onConflict((conflict) => conflict.column("idempotency_key").doNothing())
    .returning(SEND_COLUMNS),
);

/** Inserts the send; null if its content was sent recently. Throws `KeyTaken`, which rolls back. */
export async function insertSend(
  tx: Tx,
  asked: NewSend,
  at: number,
  id: string = makeId(at),
): Promise<Send | null> {
  const { resendOf, author } = asked;
  if (!(await takeContent(tx, id, asked, at))) return null;
  const columns = toRow(id, asked, at);
  const row = await insertRow.first(tx, columns);
  if (!row) throw new KeyTaken();
  await writeIntoConversation(tx, { ...columns, at });
  const why = resendOf === null ? "requested" : `sent again on purpose, after ${resendOf}`;
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

/**
 * `created`: new, and queued or claimed. `known`: the key already asked for the same content.
 * `other content`: the key belongs to another request. `repeated`: the same was sent recently.
 * `deleted`: the key's send is deleted. `overtaken`: a colleague replied first. Else: refused.
 */
export type Creation =
  | { kind: "created"; send: Send; claim: Claim | null }
  | { kind: "known" | "repeated"; send: Send }
  | { kind: "other content" | "deleted" }
  | Overtaken
  | SafetyRefusal;

/** Someone else replied since the replier last read the conversation. */
type Overtaken = { kind: "overtaken"; reply: OtherReply };

/** `now`: epoch ms. `claimer`: delivers it at once if nothing waits; null leaves it queued. */
type CreateParts = { now: () => number; claimer: Claimer | null } & Ceilings;

const MAX_ATTEMPTS = 5;

/** Rolls back with a known outcome. */
class Refused extends Error {
  constructor(readonly end: { kind: "deleted" } | Overtaken | SafetyRefusal) {
    super(end.kind);
  }
}

/** A refusal rolls the insert back; an admitted send is audited. */
async function guard(tx: Tx, id: string, asked: NewSend, at: number, ceilings: Ceilings): Promise<void> {
  const { replyAfter, author, payload } = asked;
  if (replyAfter) {
    const replying = { recipient: payload.phone_number, after: replyAfter, id, author };
    const reply = await findReplySince(tx, replying, at);
    if (reply) throw new Refused({ kind: "overtaken", reply });
  }
  const refusal = await admitSend(tx, asked, at, ceilings);
  if (refusal) throw new Refused(refusal);
  await recordSend(tx, asked, id, at);
}

/** Creates the send and claims it in one commit if nothing waits; null if its content is recent. */
const insertAsked = (store: Store, id: string, asked: NewSend, { now, claimer, ...ceilings }: CreateParts) =>
  store.transact(async (tx): Promise<Creation | null> => {
    const at = now();
    const send = await insertSend(tx, asked, at, id);
    if (!send) return null;
    await guard(tx, id, asked, at, ceilings);
    const claim = claimer && (await claimIfFirst(tx, id, claimer, at));
    return { kind: "created", send: claim?.send ?? send, claim };
  });

async function findEarlier(store: Store, asked: NewSend): Promise<Creation | null> {
  const fingerprint = toFingerprint(asked.payload);
  const known = await store.query((db) => findSend(db, "idempotency_key", asked.idempotencyKey));
  if (known) {
    return known.fingerprint === fingerprint ? { kind: "known", send: known } : { kind: "other content" };
  }
  const repeated = await store.query((db) =>
    db
      .selectFrom("contents")
      .select("send_id")
      .where("fingerprint", "=", toRepeatFingerprint(asked.payload))
      .executeTakeFirst(),
  );
  const send = repeated && (await store.query((db) => findSend(db, "id", repeated.send_id)));
  return send ? { kind: "repeated", send } : null;
}

/** Creates the send durably, once per key. Throws a StoreError. */
export async function createSend(
  store: Store,
  id: string,
  asked: NewSend,
  parts: CreateParts,
): Promise<Creation> {
  let { claimer } = parts;
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    try {
      const created = await insertAsked(store, id, asked, { ...parts, claimer });
      if (created) return created;
    } catch (error) {
      if (error instanceof Refused) return error.end;
      if (error instanceof TooEarly) {
        claimer = null;
        continue;
      }
      if (!(error instanceof KeyTaken)) throw error;
    }
    // The blocking send may be gone by now: then try again.
    const earlier = await findEarlier(store, asked);
    if (earlier) return earlier;
  }
  throw new Error("A send's content and key are taken, but no send has them.");
}
