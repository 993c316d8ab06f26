import "server-only";
import type { BatchAction } from "@/lib/api/batch";
import type { SendDecision } from "@/lib/api/sends";
import { type Payload, toPayload } from "@/lib/message/payload";
import type { Actor } from "@/lib/server/auth/actor";
import { makeId } from "@/lib/server/db/make-id";
import { isStoreError } from "@/lib/server/db/store-error";
import { actOnBatch, type BatchCreation, type BatchRequest, createBatch } from "./batch";
import type { DeliveryParts } from "./deliver";
import type { Pace } from "./ledger/claim-send";
import { type Creation, createSend } from "./ledger/create-send";
import { findSend } from "./ledger/read-send";
import { cancelSend, closeSend, confirmSend } from "./ledger/settle-send";
import type { Ceilings } from "./gate";
import { recordDecision, toRequester } from "./record-acts";
import { hasSettled, type Send, type SendOrder } from "./send";
import { SettledWaiters, Worker } from "./worker";

/** The outbox's dependencies. */
export type OutboxParts = DeliveryParts & { pace: Pace } & Ceilings;

const DECIDE: Record<SendDecision, typeof cancelSend> = {
  cancel: cancelSend,
  confirm: confirmSend,
  close: closeSend,
};

/** Whether the next try is at this time or later, so there is nothing to wait for. */
const isPutOff = ({ progress, dueAt }: Send, then: number): boolean =>
  progress.state === "queued" && dueAt > then;

/** How often to poll a send: another process may settle it. */
const LOOK_MS = 500;

/**
 * Delivers at most once: an unknown send is never retried automatically. All state is in the store.
 */
export class Outbox {
  readonly worker: Worker;
  readonly #waiters = new SettledWaiters();
  readonly #subscribers = new Set<(send: Send) => void>();

  constructor(private readonly parts: OutboxParts) {
    this.worker = new Worker({ ...parts, report: (send) => this.#report(send) }, parts.pace);
  }

  #report(send: Send): void {
    this.#waiters.notify(send);
    this.parts.report(send);
    for (const notify of this.#subscribers) notify(send);
  }

  /** Subscribes to every send that this process settled, requeued or decided. */
  subscribe(subscriber: (send: Send) => void): void {
    this.#subscribers.add(subscriber);
  }

  get store() {
    return this.parts.store;
  }

  /** The settings' daily limit; an owner may set a lower one. */
  get maxPerDay(): number {
    return this.parts.perDay;
  }

  /**
   * Creates a send durably; the worker delivers it even if the caller leaves. Throws a StoreError.
   */
  async create(actor: Actor<"send">, { message, ...order }: SendOrder): Promise<Creation> {
    const asked = { ...order, payload: toPayload(message), batchId: null, ...toRequester(actor) };
    const id = makeId(this.parts.now());
    return this.worker.take(id, (claimer) => createSend(this.store, id, asked, { ...this.parts, claimer }));
  }

  /** Creates a whole batch durably or nothing. Throws a StoreError. */
  async createBatch(actor: Actor<"send">, batch: BatchRequest): Promise<BatchCreation> {
    const creation = await createBatch(this.store, { ...batch, ...toRequester(actor) }, this.parts);
    this.worker.wake();
    return creation;
  }

  /** Throws a StoreError. */
  async actOnBatch(actor: Actor<"send">, action: BatchAction, id: string): Promise<void> {
    const at = this.parts.now();
    // Audit first: a multi-step action may break off anywhere.
    await this.store.query((db) => recordDecision(db, actor, { about: "batch", id, decision: action }, at));
    await actOnBatch(this.store, action, id, actor.email, at);
    this.worker.wake();
  }

  /** Throws a StoreError. */
  async find(_actor: Actor, name: { id: string } | { key: string }): Promise<Send | null> {
    if ("id" in name) return this.#read(name.id);
    return this.store.query((db) => findSend(db, "idempotency_key", name.key));
  }

  /** A send's FlowIQ JSON, or null if it is gone. Throws a StoreError. */
  async findPayload(_actor: Actor, id: string): Promise<Payload | null> {
    const row = await this.store.query((db) =>
      db.selectFrom("sends").select("payload").where("id", "=", id).executeTakeFirst(),
    );
    return row ? (JSON.parse(row.payload) as Payload) : null;
  }

  #read(id: string): Promise<Send | null> {
    return this.store.query((db) => findSend(db, "id", id));
  }

  /** The send once settled, or its last known state after `waitMs` or once it is postponed. */
  async waitForSettled(send: Send, waitMs: number): Promise<Send> {
    const { now } = this.parts;
    const until = now() + waitMs;
    const settling = this.#waiters.join(send.id);
    let latest = send;
    while (!hasSettled(latest.progress) && !isPutOff(latest, until) && now() < until) {
      await settling.waiting.wait(Math.min(LOOK_MS, until - now()));
      // This process settled it, so the store has it.
      const told = settling.latest;
      latest =
        told && (hasSettled(told.progress) || isPutOff(told, until))
          ? told
          : ((await this.#look(send.id)) ?? latest);
    }
    this.#waiters.leave(send.id, settling);
    return latest;
  }

  /** Applies a person's decision; null if it doesn't apply. Throws a StoreError. */
  async decide(actor: Actor<"send">, decision: SendDecision, id: string): Promise<Send | null> {
    const at = this.parts.now();
    const send = await this.store.transact(async (tx) => {
      const decided = await DECIDE[decision](tx, id, actor.email, at);
      if (decided) await recordDecision(tx, actor, { about: "send", id, decision }, at);
      return decided;
    });
    if (send) {
      this.#report(send);
      this.worker.wake();
    }
    return send;
  }

  /** An unavailable store says nothing about the send. */
  async #look(id: string): Promise<Send | null> {
    try {
      return await this.#read(id);
    } catch (error) {
      if (isStoreError(error)) return null;
      throw error;
    }
  }
}
