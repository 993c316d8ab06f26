import "server-only";
import { createHash } from "node:crypto";
import type { BatchAction } from "@/lib/api/batch";
import type { Payload } from "@/lib/message/payload";
import { makeId } from "@/lib/server/db/make-id";
import type { Db, Store, Tx } from "@/lib/server/db/store";
import { touchByRecipient } from "@/lib/server/outbox/ledger/touch-conversation";
import { insertSend } from "./ledger/create-send";
import { releaseContent } from "./ledger/move-send";
import { CANCELLED } from "./ledger/settle-send";
import { admitBatch, type Ceilings, type SafetyRefusal } from "./gate";
import { type Requester, recordBatch } from "./record-acts";
import { toRepeatFingerprint } from "./send-order";

/** One message with a payload per recipient. `repeat`: even to those who recently got the same. */
export type BatchRequest = { idempotencyKey: string; payloads: Payload[]; repeat: boolean };
/** Who requested it, and from what network address. */
type NewBatch = BatchRequest & Requester;

/** As for one send. `known`: same key and content. `other content`: same key only. */
export type BatchCreation =
  { kind: "created" | "known"; id: string } | { kind: "other content" } | SafetyRefusal;

/** Rolls the whole batch back. */
class Refused extends Error {
  constructor(readonly refusal: SafetyRefusal) {
    super(refusal.kind);
  }
}

/** SHA-256 of the whole request, in its order. */
const toBatchFingerprint = ({ payloads, repeat }: NewBatch): string =>
  createHash("sha256")
    .update(JSON.stringify([payloads, repeat]))
    .digest("hex");

/** The send that the same content would repeat. */
async function findRepeated(tx: Tx, payload: Payload): Promise<string | null> {
  const row = await tx
    .selectFrom("contents")
    .select("send_id")
    .where("fingerprint", "=", toRepeatFingerprint(payload))
    .executeTakeFirst();
  return row?.send_id ?? null;
}

/** Creates a send for each recipient. Returns the recipients left out. */
async function insertSends(tx: Tx, id: string, batch: NewBatch, at: number): Promise<string[]> {
  const skipped: string[] = [];
  for (const [index, payload] of batch.payloads.entries()) {
    const asked = {
      idempotencyKey: `${id}-${index}`,
      payload,
      author: batch.author,
      address: batch.address,
      batchId: id,
    };
    const resendOf = batch.repeat ? await findRepeated(tx, payload) : null;
    const send = await insertSend(tx, { ...asked, resendOf }, at);
    if (!send) skipped.push(payload.phone_number);
  }
  return skipped;
}

async function insertBatch(tx: Tx, batch: NewBatch, at: number, ceilings: Ceilings): Promise<string | null> {
  const id = makeId(at);
  const own = await tx
    .insertInto("batches")
    .values({
      ...{ id, idempotency_key: batch.idempotencyKey, fingerprint: toBatchFingerprint(batch) },
      ...{ author: batch.author, is_paused: 0, is_cancelled: 0, total: 0, skipped: "[]", created_at: at },
    })
    .onConflict((conflict) => conflict.column("idempotency_key").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!own) return null;
  const skipped = await insertSends(tx, id, batch, at);
  const total = batch.payloads.length - skipped.length;
  const { payloads, author } = batch;
  const refusal = await admitBatch(tx, { payloads, sends: total, author }, at, ceilings);
  if (refusal) throw new Refused(refusal);
  await tx
    .updateTable("batches")
    .set({ total, skipped: JSON.stringify(skipped) })
    .where("id", "=", id)
    .execute();
  await recordBatch(tx, batch, { id, total, skipped: skipped.length }, at);
  return id;
}

/** Creates a whole batch durably or nothing, once per key. `now`: epoch ms. Throws a StoreError. */
export async function createBatch(
  store: Store,
  batch: NewBatch,
  { now, ...ceilings }: { now: () => number } & Ceilings,
): Promise<BatchCreation> {
  try {
    const id = await store.transact((tx) => insertBatch(tx, batch, now(), ceilings));
    if (id !== null) return { kind: "created", id };
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
  const known = await store.query((db) =>
    db
      .selectFrom("batches")
      .select(["id", "fingerprint"])
      .where("idempotency_key", "=", batch.idempotencyKey)
      .executeTakeFirstOrThrow(),
  );
  return known.fingerprint === toBatchFingerprint(batch)
    ? { kind: "known", id: known.id }
    : { kind: "other content" };
}

/** Cancelled in one transaction. Small, so that sends in progress can be recorded in between. */
const PIECE = 200;

type Act = (store: Store, id: string, who: string, at: number) => Promise<void>;

const queuedOf = (db: Db, id: string) =>
  db.updateTable("sends").where("batch_id", "=", id).where("state", "=", "queued");

const pause: Act = (store, id) =>
  store.transact(async (tx) => {
    await tx.updateTable("batches").set({ is_paused: 1 }).where("id", "=", id).execute();
    await queuedOf(tx, id).set({ hold: "paused" }).execute();
  });

/** It also confirms sends that have waited too long. */
const resume: Act = (store, id, _who, at) =>
  store.transact(async (tx) => {
    await tx.updateTable("batches").set({ is_paused: 0 }).where("id", "=", id).execute();
    await queuedOf(tx, id).set({ hold: null, confirmed_at: at }).execute();
  });

const forgetContents = (tx: Tx, sends: { id: string }[]) =>
  tx
    .deleteFrom("contents")
    .where(
      "send_id",
      "in",
      sends.map(({ id }) => id),
    )
    .execute();

/** Cancels the next chunk of queued sends. A thousand one by one would take over a second. */
async function cancelPiece(tx: Tx, id: string, who: string, at: number): Promise<number> {
  const next = tx
    .selectFrom("sends")
    .select("id")
    .where("batch_id", "=", id)
    .where("state", "=", "queued")
    .limit(PIECE);
  const rows = await queuedOf(tx, id)
    .where("id", "in", next)
    .set((column) => ({ state: "cancelled", hold: null, changed_at: at, version: column("version", "+", 1) }))
    .returning(["id", "version", "resend_of", "recipient"])
    .execute();
  if (rows.length === 0) return 0;
  const events = rows.map(({ id, version }) => ({ send_id: id, version, at, ...CANCELLED, who }));
  await tx.insertInto("send_events").values(events).execute();
  for (const { recipient } of rows) await touchByRecipient(tx, recipient, at);
  const fresh = rows.filter(({ resend_of }) => resend_of === null);
  if (fresh.length > 0) await forgetContents(tx, fresh);
  for (const row of rows) if (row.resend_of !== null) await releaseContent(tx, row.id);
  return rows.length;
}

/** Hold all first, in one step: nothing is sent while the cancelling runs. */
const cancel: Act = async (store, id, who, at) => {
  await store.transact(async (tx) => {
    await tx.updateTable("batches").set({ is_cancelled: 1, is_paused: 0 }).where("id", "=", id).execute();
    await queuedOf(tx, id).set({ hold: "paused" }).execute();
  });
  while ((await store.transact((tx) => cancelPiece(tx, id, who, at))) > 0);
};

const ACTIONS: Record<BatchAction, Act> = { pause, resume, cancel };

/** Pauses, resumes or cancels the queued sends. Sends in progress settle. Throws a StoreError. */
export const actOnBatch = (store: Store, action: BatchAction, id: string, who: string, at: number) =>
  ACTIONS[action](store, id, who, at);
