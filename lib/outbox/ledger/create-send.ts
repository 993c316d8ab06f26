import "server-only";
import { toFingerprint } from "@/lib/outbox/fingerprint";
import { recordSend } from "@/lib/outbox/safety/audit/record-orders";
import { admitSend, type Ceilings } from "@/lib/outbox/safety/gate/admit-order";
import type { SafetyRefusal } from "@/lib/outbox/safety/gate/refusal";
import type { Send } from "@/lib/outbox/send";
import type { Store, Tx } from "@/lib/store/store";
import { type Claim, claimIfFirst, type Claimer, TooEarly } from "./claim-send";
import { insertSend, KeyTaken, type NewSend } from "./insert-send";
import { findSend } from "./read-send";

/**
 * `created`: it is new, and queued or already claimed. `known`: the same key asked for the same content before. `other content`: the same
 * key belongs to something else. `repeated`: the same content went out a short while ago. `deleted`: the key's send was
 * deleted. Else it may not be sent now.
 */
export type Creation =
  | { kind: "created"; send: Send; claim: Claim | null }
  | { kind: "known" | "repeated"; send: Send }
  | { kind: "other content" | "deleted" }
  | SafetyRefusal;

/** `now`: epoch ms. `claimer`: who delivers it at once where nothing else waits; null leaves it queued. */
type CreateParts = { now: () => number; claimer: Claimer | null } & Ceilings;

const MAX_ATTEMPTS = 5;

/** Undoes a transaction whose end is known. */
class Refused extends Error {
  constructor(readonly end: { kind: "deleted" } | SafetyRefusal) {
    super(end.kind);
  }
}

/** What may not stand undoes what was inserted; what stands is in the audit log. */
async function guard(tx: Tx, id: string, asked: NewSend, at: number, ceilings: Ceilings): Promise<void> {
  const refusal = await admitSend(tx, asked, at, ceilings);
  if (refusal) throw new Refused(refusal);
  await recordSend(tx, asked, id, at);
}

/** One commit makes the send and, where nothing waits before it, claims it. Null where its content went out a short while ago. */
const insert = (store: Store, id: string, asked: NewSend, { now, claimer, ...ceilings }: CreateParts) =>
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
    db.selectFrom("contents").select("send_id").where("fingerprint", "=", fingerprint).executeTakeFirst(),
  );
  const send = repeated && (await store.query((db) => findSend(db, "id", repeated.send_id)));
  return send ? { kind: "repeated", send } : null;
}

/** Takes an order durably as the send of that id, once for each key. Throws a StoreError. */
export async function createSend(
  store: Store,
  id: string,
  asked: NewSend,
  parts: CreateParts,
): Promise<Creation> {
  let { claimer } = parts;
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    try {
      const created = await insert(store, id, asked, { ...parts, claimer });
      if (created) return created;
    } catch (error) {
      if (error instanceof Refused) return error.end;
      if (error instanceof TooEarly) {
        claimer = null;
        continue;
      }
      if (!(error instanceof KeyTaken)) throw error;
    }
    // What stood in the way can have gone in between: then the order is had again.
    const earlier = await findEarlier(store, asked);
    if (earlier) return earlier;
  }
  throw new Error("A send's content and key are taken, and nobody has them.");
}
