import "server-only";
import type { Payload } from "@/lib/message/payload";
import { toFingerprint } from "@/lib/outbox/fingerprint";
import { admitSend, type Ceilings } from "@/lib/outbox/safety/gate/admit-order";
import type { SafetyRefusal } from "@/lib/outbox/safety/gate/refusal";
import type { Send } from "@/lib/outbox/send";
import { prepareQuery } from "@/lib/store/prepare-query";
import type { Store, Tx } from "@/lib/store/store";
import { appendEvent, moveSend } from "./move-send";
import { makeId } from "@/lib/store/make-id";
import { findSend, SEND_COLUMNS, toSend } from "./read-send";
import { type Asker, recordSend } from "@/lib/outbox/safety/audit/record-orders";
import { toWords } from "./words";

/** A send that has not happened yet. */
export type NewSend = {
  idempotencyKey: string;
  payload: Payload;
  resendOf: string | null;
  batchId: string | null;
} & Asker;

/**
 * `created`: it is new and queued. `known`: the same key asked for the same content before. `other content`: the same
 * key belongs to something else. `repeated`: the same content went out a short while ago. `deleted`: the key's send was
 * deleted. Else it may not be sent now.
 */
export type Creation =
  | { kind: "created" | "known" | "repeated"; send: Send }
  | { kind: "other content" | "deleted" }
  | SafetyRefusal;

/** How long equal content is a repetition (sending.md: 10 minutes). */
export const REPEAT_MS = 600_000;

const MAX_ATTEMPTS = 5;

/** Undoes a transaction whose end is known. */
class Undone extends Error {
  constructor(readonly end: "key is taken" | { kind: "deleted" } | SafetyRefusal) {
    super("undone");
  }
}

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
 * Adds the send to a transaction that is under way; null where its content went out a short while ago. Throws where its key
 * is taken.
 */
export async function insertSend(tx: Tx, asked: NewSend, at: number): Promise<Send | null> {
  const { resendOf, author } = asked;
  const id = makeId(at);
  const fingerprint = toFingerprint(asked.payload);
  if (!(await takeContent(tx, id, fingerprint, at, resendOf))) return null;
  const row = await insert.first(tx, toRow(id, asked, fingerprint, at));
  if (!row) throw new Undone("key is taken");
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

/** What may not stand undoes what was inserted; what stands is in the audit log. */
async function guard(tx: Tx, id: string, asked: NewSend, at: number, ceilings: Ceilings): Promise<void> {
  const refusal = await admitSend(tx, asked, at, ceilings);
  if (refusal) throw new Undone(refusal);
  await recordSend(tx, asked, id, at);
}

async function findEarlier(store: Store, asked: NewSend): Promise<Creation | null> {
  const fingerprint = toFingerprint(asked.payload);
  const known = await store.query((db) => findSend(db, "idempotency_key", asked.idempotencyKey));
  if (known) {
    return known.fingerprint === fingerprint ? { kind: "known", send: known } : { kind: "other content" };
  }
  const repeated = await store.query((db) =>
    db.selectFrom("contents").select("send_id").where("fingerprint", "=", fingerprint).executeTakeFirst(),
  );
  const send = repeated && (await store.query((db) => findSend(db, "id", repeated.send_id)));
  return send ? { kind: "repeated", send } : null;
}

/** Takes an order durably, once for each key. `now`: epoch ms. Throws a StoreError. */
export async function createSend(
  store: Store,
  asked: NewSend,
  { now, ...ceilings }: { now: () => number } & Ceilings,
): Promise<Creation> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    try {
      const send = await store.transact(async (tx) => {
        const at = now();
        const inserted = await insertSend(tx, asked, at);
        if (inserted) await guard(tx, inserted.id, asked, at, ceilings);
        return inserted;
      });
      if (send) return { kind: "created", send };
    } catch (error) {
      if (!(error instanceof Undone)) throw error;
      if (error.end !== "key is taken") return error.end;
    }
    // What stood in the way can have gone in between: then the order is had again.
    const earlier = await findEarlier(store, asked);
    if (earlier) return earlier;
  }
  throw new Error("A send's content and key are taken, and nobody has them.");
}
