import "server-only";
import type { RetryCause } from "@/lib/outbox/retry";
import type { Send, Settled } from "@/lib/outbox/send";
import type { Store, Tx } from "@/lib/store/store";
import { cancelSend } from "./decide-send";
import { moveSend, releaseContent, SERVER, toOutcomeColumns } from "./move-send";

/** Who delivers what: the send, the number of the process that claimed it, and which of its tries it is. */
export type Delivery = { id: string; worker: number; tries: number };

const describe = (settled: Settled): string =>
  settled.state === "accepted" ? "FlowIQ took the message" : settled.detail;

/** Words about a send that others have settled in the meantime: it stays what it is, and what came late is told. */
const tellLate = (tx: Tx, id: string, settled: Settled, at: number) =>
  moveSend(tx, {
    ...{ id, from: "unknown", to: "unknown", at, who: SERVER },
    why: `An answer came after all: ${settled.state}. ${describe(settled)}`,
  });

/** Keeps how a delivery ended. The send as it stands now; null where there is none of it any more. Throws a StoreError. */
export const settleSend = (
  store: Store,
  { id, worker, tries }: Delivery,
  settled: Settled,
  at: number,
): Promise<Send | null> =>
  store.transact(async (tx) => {
    const send = await moveSend(tx, {
      ...{ id, from: "sending", to: settled.state, at, worker, tries, who: SERVER },
      ...{ why: describe(settled), set: toOutcomeColumns(settled) },
    });
    if (send && settled.state === "rejected") await releaseContent(tx, send);
    return send ?? tellLate(tx, id, settled, at);
  });

const findBatch = (tx: Tx, id: string) =>
  tx
    .selectFrom("sends")
    .innerJoin("batches", "batches.id", "sends.batch_id")
    .select(["batches.is_paused", "batches.is_cancelled"])
    .where("sends.id", "=", id)
    .executeTakeFirst();

/**
 * Puts a send back for another try in `waitMs`; a batch that was paused meanwhile holds it, and one that was cancelled
 * takes it along. Throws a StoreError.
 */
export const requeueSend = (
  store: Store,
  { id, worker, tries }: Delivery,
  retry: { retries: RetryCause[]; waitMs: number; why: string },
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
    return send && batch?.is_cancelled ? cancelSend(tx, id, SERVER, at) : send;
  });
