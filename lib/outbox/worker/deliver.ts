import "server-only";
import type { Outcome } from "@/lib/flowiq/client";
import type { Claim } from "@/lib/outbox/ledger/claim-send";
import { type Delivery, requeueSend, settleSend } from "@/lib/outbox/ledger/settle-send";
import type { Payload } from "@/lib/message/payload";
import { countWaitMs } from "@/lib/outbox/retry";
import type { Send, Settled } from "@/lib/outbox/send";
import { toVerdict } from "@/lib/outbox/verdict";
import { DETAILS } from "@/lib/outbox/verdict-words";
import type { Store } from "@/lib/store/store";
import { isStoreError } from "@/lib/store/store-error";

/** What a delivery needs from outside. `sendOnce` makes one request and reports network faults as values; times in ms. */
export type DeliveryParts = {
  store: Store;
  sendOnce: (payload: Payload) => Promise<Outcome>;
  now: () => number;
  sleep: (ms: number) => Promise<void>;
  random: () => number;
  /** Told of every send that settled or was put back. */
  report: (send: Send) => void;
  /** Told of a bug that interrupted a send. */
  reportBug: (during: string, bug: unknown) => void;
};

const BUG_DETAIL = `Menuet failed while it was sending. ${DETAILS.unknown}`;
const KEEP_RETRY_MS = 500;

const CAUSES = {
  "not written": "FlowIQ could not be reached",
  busy: "FlowIQ is busy",
  unavailable: "FlowIQ is out of service for a moment",
};

/** What was learnt must be kept, however long the store is away: the claim stands until it is. */
async function keep<T>({ sleep }: DeliveryParts, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isStoreError(error)) throw error;
      await sleep(KEEP_RETRY_MS);
    }
  }
}

/** Whatever else fails, it goes on: a claim that nobody looks after would pass for one of which no byte has left. */
async function doubt(parts: DeliveryParts, delivery: Delivery): Promise<Send | null> {
  for (let isTold = false; ; isTold = true) {
    try {
      const settled = { state: "unknown", detail: BUG_DETAIL } as const;
      return await keep(parts, () => settleSend(parts.store, delivery, settled, parts.now()));
    } catch (bug) {
      if (!isTold) parts.reportBug(`send ${delivery.id}`, bug);
      await parts.sleep(KEEP_RETRY_MS);
    }
  }
}

async function request({ sendOnce, now, random }: DeliveryParts, { payload, earlier }: Claim) {
  const verdict = toVerdict(await sendOnce(payload), payload, now());
  if (verdict.state !== "retry") return { settled: verdict };
  const waitMs = countWaitMs(verdict, earlier, random());
  if (waitMs === null) return { settled: verdict.otherwise };
  const why = `${CAUSES[verdict.cause]}: again in ${Math.max(1, Math.round(waitMs / 1_000))} s`;
  return { retry: { retries: [...earlier, verdict.cause], waitMs, why } };
}

/**
 * Makes one request for a claimed send and keeps what became of it: settled, or queued for another try. Gives the send as it stands
 * then, null where there is none of it any more. It never rejects: a bug on the way leaves the send unknown, because it may have left.
 */
export async function deliver(parts: DeliveryParts, claim: Claim, worker: number): Promise<Send | null> {
  const { store, now, report, reportBug } = parts;
  const delivery = { id: claim.send.id, worker, tries: claim.send.tries };
  const settle = (settled: Settled) => keep(parts, () => settleSend(store, delivery, settled, now()));
  try {
    const { settled, retry } = await request(parts, claim);
    const send = settled
      ? await settle(settled)
      : await keep(parts, () => requeueSend(store, delivery, retry, now()));
    // What others had given up, and an answer came for after all, was reported when it was given up.
    if (send && (!settled || send.progress.state === settled.state)) report(send);
    return send;
  } catch (bug) {
    reportBug(`send ${delivery.id}`, bug);
    const send = await doubt(parts, delivery);
    if (send) report(send);
    return send;
  }
}
