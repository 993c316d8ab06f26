import "server-only";
import { createHash } from "node:crypto";
import type { Payload } from "@/lib/message/payload";
import { toFingerprint } from "@/lib/outbox/fingerprint";
import { insertSend } from "@/lib/outbox/ledger/insert-send";
import { admitBatch, type Ceilings } from "@/lib/outbox/safety/gate/admit-order";
import type { SafetyRefusal } from "@/lib/outbox/safety/gate/refusal";
import { type Asker, recordBatch } from "@/lib/outbox/safety/audit/record-orders";
import { makeId } from "@/lib/store/make-id";
import type { Store, Tx } from "@/lib/store/store";

/** One message for each of many recipients: a payload each. `repeat`: also where the same went out a short while ago. */
export type BatchOrder = { idempotencyKey: string; payloads: Payload[]; repeat: boolean };
/** Who asked for it, and from what network address. */
type NewBatch = BatchOrder & Asker;

/** As for one send: `known` has the same key and the same content, `other content` only the key. */
export type BatchCreation =
  { kind: "created" | "known"; id: string } | { kind: "other content" } | SafetyRefusal;

/** Undoes the whole batch. */
class Refused extends Error {
  constructor(readonly refusal: SafetyRefusal) {
    super(refusal.kind);
  }
}

/** SHA-256 of everything that was asked for, in its order. */
const toBatchFingerprint = ({ payloads, repeat }: NewBatch): string =>
  createHash("sha256")
    .update(JSON.stringify([payloads, repeat]))
    .digest("hex");

/** What a send of the same content would repeat. */
async function findRepeated(tx: Tx, payload: Payload): Promise<string | null> {
  const row = await tx
    .selectFrom("contents")
    .select("send_id")
    .where("fingerprint", "=", toFingerprint(payload))
    .executeTakeFirst();
  return row?.send_id ?? null;
}

/** Adds a send for each recipient; those left out are given back. */
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

/** Takes a whole batch durably, or nothing of it, once for each key. `now`: epoch ms. Throws a StoreError. */
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
