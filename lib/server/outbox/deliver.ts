import "server-only";
import type { PostOutcome } from "@/lib/server/flowiq/client";
import type { Claim } from "./ledger/claim-send";
import { type DeliveryClaim, requeueSend, settleSend } from "./ledger/settle-send";
import type { Payload } from "@/lib/message/payload";
import { countWaitMs, type RetryCause } from "./retry";
import type { Send, Settled } from "./send";
import { DETAILS, toVerdict } from "./verdict";
import type { Store } from "@/lib/server/db/store";
import { isStoreError } from "@/lib/server/db/store-error";

/** A delivery's dependencies; `sendOnce` returns network errors as values, and times are in ms. */
export type DeliveryParts = {
  store: Store;
  sendOnce: (payload: Payload) => Promise<PostOutcome>;
  now: () => number;
  sleep: (ms: number) => Promise<void>;
  random: () => number;
  /** Called for every send that settled or was requeued. */
  report: (send: Send) => void;
  /** Called for a bug that interrupted a send. */
  reportBug: (during: string, bug: unknown) => void;
};

const BUG_DETAIL = `Menuet failed during the send. ${DETAILS.unknown}`;
const KEEP_RETRY_MS = 500;

const CAUSES: Record<RetryCause, string> = {
  "not written": "FlowIQ could not be reached.",
  busy: "The rate limit is reached.",
  pair: "WhatsApp allows this person one message in six seconds.",
  unavailable: "FlowIQ is temporarily out of service.",
};

/** The outcome must be saved, however long the store is unavailable: the claim lasts until then. */
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

/** Retry on any error: an abandoned claim would look like one that never sent a byte. */
async function doubt(parts: DeliveryParts, delivery: DeliveryClaim): Promise<Send | null> {
  for (let isReported = false; ; isReported = true) {
    try {
      const settled = { state: "unknown", detail: BUG_DETAIL } as const;
      return await keep(parts, () => settleSend(parts.store, delivery, settled, parts.now()));
    } catch (bug) {
      if (!isReported) parts.reportBug(`send ${delivery.id}`, bug);
      await parts.sleep(KEEP_RETRY_MS);
    }
  }
}

async function request({ sendOnce, now, random }: DeliveryParts, { payload, earlier }: Claim) {
  const verdict = toVerdict(await sendOnce(payload), payload, now());
  if (verdict.state !== "retry") return { settled: verdict };
  const waitMs = countWaitMs(verdict, earlier, random());
  if (waitMs === null) return { settled: verdict.otherwise };
  const why = `${CAUSES[verdict.cause]} Next try in ${Math.max(1, Math.round(waitMs / 1_000))} s.`;
  return {
    retry: { retries: [...earlier, verdict.cause], waitMs, why, isAsked: verdict.waitMs !== null },
  };
}

/**
 * Makes one request for a claimed send and saves the outcome: settled, or requeued. Returns the
 * send, or null if it is gone. Never rejects: a bug leaves the send unknown, because it may have
 * been sent.
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
    // A late answer to a send that was given up: that was already reported.
    if (send && (!settled || send.progress.state === settled.state)) report(send);
    return send;
  } catch (bug) {
    reportBug(`send ${delivery.id}`, bug);
    const send = await doubt(parts, delivery);
    if (send) report(send);
    return send;
  }
}
