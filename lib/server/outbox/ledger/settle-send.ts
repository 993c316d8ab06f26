import "server-only";
import type { Store, Tx } from "@/lib/server/db/store";
import type { RetryCause } from "@/lib/server/outbox/retry";
import type { Send, Settled } from "@/lib/server/outbox/send";
import { BATCH_LANE, moveSend, releaseContent, SERVER, toOutcomeColumns } from "./move-send";
import { holdRecipient } from "./claim-send";

/** A decision within a transaction: the changed send, or null if the decision doesn't apply. */
type Decide = (tx: Tx, id: string, who: string, at: number) => Promise<Send | null>;

/** The event of a cancel. */
export const CANCELLED = {
  from_state: "queued",
  to_state: "cancelled",
  why: "cancelled before it was sent",
} as const;

/** Cancels a queued send. */
export const cancelSend: Decide = async (tx, id, who, at) => {
  const send = await moveSend(tx, {
    ...{ id, from: CANCELLED.from_state, to: CANCELLED.to_state, at, who, why: CANCELLED.why },
    set: { hold: null },
  });
  if (send) await releaseContent(tx, id);
  return send;
};

/** Releases a send that waits for confirmation. */
export const confirmSend: Decide = (tx, id, who, at) =>
  moveSend(tx, {
    ...{ id, from: "queued", to: "queued", at, who, hold: "stale" },
    why: "confirmed: send it now",
    set: { hold: null, confirmed_at: at, due_at: at },
  });

/** Resolves an unknown send as delivered. */
export const closeSend: Decide = (tx, id, who, at) =>
  moveSend(tx, { id, from: "unknown", to: "closed", at, who, why: "marked as delivered by a person" });

/** A delivery: the send, its worker, and the number of the try. */
export type DeliveryClaim = { id: string; worker: number; tries: number };

const describe = (settled: Settled): string =>
  settled.state === "accepted" ? "Accepted by FlowIQ" : settled.detail;

/** Logs a late answer; the send's state stays. */
const logLateAnswer = (tx: Tx, id: string, settled: Settled, at: number) =>
  moveSend(tx, {
    ...{ id, from: "unknown", to: "unknown", at, who: SERVER },
    why: `A late answer arrived: ${settled.state}. ${describe(settled)}`,
  });

/** Saves a delivery's outcome. Returns the send, or null if it is gone. Throws a StoreError. */
export const settleSend = (
  store: Store,
  { id, worker, tries }: DeliveryClaim,
  settled: Settled,
  at: number,
): Promise<Send | null> =>
  store.transact(async (tx) => {
    const send = await moveSend(tx, {
      ...{ id, from: "sending", to: settled.state, at, worker, tries, who: SERVER },
      ...{ why: describe(settled), set: toOutcomeColumns(settled) },
    });
    if (send && settled.state === "rejected") await releaseContent(tx, id);
    return send ?? logLateAnswer(tx, id, settled, at);
  });

const findBatch = (tx: Tx, id: string) =>
  tx
    .selectFrom("sends")
    .innerJoin("batches", "batches.id", "sends.batch_id")
    .select(["batches.is_paused", "batches.is_cancelled"])
    .where("sends.id", "=", id)
    .executeTakeFirst();

/** Another try in `waitMs`. `isAsked`: FlowIQ or WhatsApp asked for it; otherwise it is backoff. */
export type Retry = { retries: RetryCause[]; waitMs: number; why: string; isAsked: boolean };

/** Postpones sends to this person, or queued batches; a person's own send still goes to FlowIQ. */
async function holdOthers(tx: Tx, { recipient }: Send, { retries, isAsked }: Retry, until: number) {
  if (retries.at(-1) === "pair") return holdRecipient(tx, recipient, until);
  if (!isAsked) return;
  await tx
    .updateTable("sends")
    .set({ due_at: until })
    .where("state", "=", "queued")
    .where("hold", "is", null)
    .where("lane", "=", BATCH_LANE)
    .where("due_at", "<", until)
    .execute();
}

/**
 * Requeues a send. A batch paused or cancelled meanwhile holds or cancels it. Throws a StoreError.
 */
export const requeueSend = (
  store: Store,
  { id, worker, tries }: DeliveryClaim,
  retry: Retry,
  at: number,
): Promise<Send | null> =>
  store.transact(async (tx) => {
    const batch = await findBatch(tx, id);
    const send = await moveSend(tx, {
      ...{ id, from: "sending", to: "queued", at, worker, tries, why: retry.why, who: SERVER },
      set: {
        retries: JSON.stringify(retry.retries),
        due_at: at + retry.waitMs,
        worker: null,
        hold: batch?.is_paused ? "paused" : null,
      },
    });
    if (send) await holdOthers(tx, send, retry, at + retry.waitMs);
    return send && batch?.is_cancelled ? cancelSend(tx, id, SERVER, at) : send;
  });
