import "server-only";
import type { Outcome } from "@/lib/flowiq/client";
import { type Payload, toPayload } from "@/lib/message/payload";
import { toFingerprint } from "./fingerprint";
import { countWaitMs, type RetryCause } from "./retry";
import { isSettled, type Send, type SendOrder, type Settled } from "./send";
import type { Creation, SendStore } from "./store/send-store";
import { toVerdict } from "./verdict";
import { DETAILS } from "./verdict-words";

/** What the outbox needs from outside. `sendOnce` makes one request and reports network faults as values; times in ms. */
export type OutboxParts = {
  store: SendStore;
  sendOnce: (payload: Payload) => Promise<Outcome>;
  now: () => number;
  sleep: (ms: number) => Promise<void>;
  random: () => number;
  /** Told of every send that settled, and of a bug that interrupted one. */
  report: (send: Send, bug?: unknown) => void;
};

const BUG_DETAIL = `Menuet failed while it was sending. ${DETAILS.unknown}`;

/** Delivers messages at most once: what may have been sent is never sent again by itself. */
export class Outbox {
  readonly #deliveries = new Map<string, Promise<void>>();

  constructor(private readonly parts: OutboxParts) {}

  /** Takes an order and starts its delivery, which nothing that the caller does later can stop. */
  async create({ idempotencyKey, message, resendOf }: SendOrder): Promise<Creation> {
    const payload = toPayload(message);
    const creation = await this.parts.store.create({
      idempotencyKey,
      fingerprint: toFingerprint(payload),
      resendOf,
    });
    if (creation.kind === "created") {
      const { id } = creation.send;
      const delivery = this.#deliver(id, payload).finally(() => this.#deliveries.delete(id));
      this.#deliveries.set(id, delivery);
    }
    return creation;
  }

  find(id: string): Promise<Send | null> {
    return this.parts.store.find(id);
  }

  /** The send once it has settled, or as it stands after `waitMs`; null when no such send is known. */
  async findSettled(id: string, waitMs: number): Promise<Send | null> {
    const delivery = this.#deliveries.get(id);
    if (delivery) {
      let timer: NodeJS.Timeout | undefined;
      const waited = new Promise<void>((resolve) => (timer = setTimeout(resolve, waitMs)));
      await Promise.race([delivery, waited]);
      clearTimeout(timer);
    }
    return this.find(id);
  }

  /** Never rejects: a bug on the way leaves the send `unknown`, because it may have left. */
  async #deliver(id: string, payload: Payload): Promise<void> {
    const { store, report } = this.parts;
    try {
      const settled = await this.#sendUntilSettled(id, payload);
      report(await store.move(id, settled, "detail" in settled ? settled.detail : "FlowIQ took the message"));
    } catch (bug) {
      const send = await store.find(id);
      if (!send) return;
      const isOpen = !isSettled(send.progress);
      report(
        isOpen ? await store.move(id, { state: "unknown", detail: BUG_DETAIL }, "a fault in Menuet") : send,
        bug,
      );
    }
  }

  async #sendUntilSettled(id: string, payload: Payload): Promise<Settled> {
    const { store, sendOnce, now, sleep, random } = this.parts;
    const earlier: RetryCause[] = [];
    for (;;) {
      await store.move(id, { state: "sending" }, `try ${earlier.length + 1}`);
      const verdict = toVerdict(await sendOnce(payload), payload, now());
      if (verdict.state !== "retry") return verdict;
      const waitMs = countWaitMs(verdict, earlier, random());
      if (waitMs === null) return verdict.otherwise;
      earlier.push(verdict.cause);
      await store.move(id, { state: "queued" }, `${verdict.cause}: again in ${Math.round(waitMs)} ms`);
      await sleep(waitMs);
    }
  }
}
