import "server-only";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import { toPayload } from "@/lib/message/payload";
import { makeId } from "@/lib/store/make-id";
import { isStoreError } from "@/lib/store/store-error";
import { actOnBatch } from "./batch/act-on-batch";
import { type BatchCreation, createBatch, type BatchOrder } from "./batch/create-batch";
import type { BatchAction } from "./contract/batch";
import type { Pace } from "./ledger/claim-send";
import { type Creation, createSend } from "./ledger/create-send";
import { cancelSend, closeSend, confirmSend } from "./ledger/decide-send";
import { findSend } from "./ledger/read-send";
import type { Ceilings } from "./safety/gate/admit-order";
import { recordDecision } from "./safety/audit/record-acts";
import { toAsker } from "./safety/audit/record-orders";
import { isSettled, type Send, type SendOrder } from "./send";
import type { DeliveryParts } from "./worker/deliver";
import { Settlings } from "./worker/settlings";
import { Worker } from "./worker/worker";

/** What the outbox needs from outside. */
export type OutboxParts = DeliveryParts & { pace: Pace } & Ceilings;

export type Decision = "cancel" | "confirm" | "close";
const DECISIONS = { cancel: cancelSend, confirm: confirmSend, close: closeSend };

/** How often a send is looked at while it is waited for: another process may be the one that settles it. */
const LOOK_MS = 500;

/** Delivers messages at most once: what may have been sent is never sent again by itself. Everything it knows is in the store. */
export class Outbox {
  readonly worker: Worker;
  readonly #settlings = new Settlings();

  constructor(private readonly parts: OutboxParts) {
    this.worker = new Worker({ ...parts, report: (send) => this.#report(send) }, parts.pace);
  }

  #report(send: Send): void {
    this.#settlings.tell(send);
    this.parts.report(send);
  }

  get store() {
    return this.parts.store;
  }

  /** Sends that the server's settings let a day have; an owner may have set fewer. */
  get maxPerDay(): number {
    return this.parts.perDay;
  }

  /** Takes an order durably; the worker delivers it, at once where nothing waits before it, whatever becomes of the caller. Throws a StoreError. */
  async create(actor: Actor, { message, ...order }: SendOrder): Promise<Creation> {
    assertMay(actor, "send");
    const asked = { ...order, payload: toPayload(message), batchId: null, ...toAsker(actor) };
    const id = makeId(this.parts.now());
    return this.worker.take(id, (claimer) => createSend(this.store, id, asked, { ...this.parts, claimer }));
  }

  /** Takes a whole batch durably, or nothing of it. Throws a StoreError. */
  async createBatch(actor: Actor, batch: BatchOrder): Promise<BatchCreation> {
    assertMay(actor, "send");
    const creation = await createBatch(this.store, { ...batch, ...toAsker(actor) }, this.parts);
    this.worker.wake();
    return creation;
  }

  /** Throws a StoreError. */
  async actOnBatch(actor: Actor, action: BatchAction, id: string): Promise<void> {
    assertMay(actor, "send");
    const at = this.parts.now();
    // First: what is done in several steps is not done unrecorded, wherever it breaks off.
    await this.store.query((db) => recordDecision(db, actor, { about: "batch", id, decision: action }, at));
    await actOnBatch(this.store, action, id, actor.email, at);
    this.worker.wake();
  }

  async find(actor: Actor, id: string): Promise<Send | null> {
    assertMay(actor, "look");
    return this.#read(id);
  }

  #read(id: string): Promise<Send | null> {
    return this.store.query((db) => findSend(db, "id", id));
  }

  /** The send once it has settled, or as it was last known within `waitMs`. */
  async waitForSettled(send: Send, waitMs: number): Promise<Send> {
    const { now } = this.parts;
    const until = now() + waitMs;
    const settling = this.#settlings.join(send.id);
    let latest = send;
    while (!isSettled(latest.progress) && now() < until) {
      await settling.waiting.wait(Math.min(LOOK_MS, until - now()));
      // What this process settled is kept already: there is nothing to look for.
      const told = settling.latest;
      latest = told && isSettled(told.progress) ? told : ((await this.#look(send.id)) ?? latest);
    }
    this.#settlings.leave(send.id, settling);
    return latest;
  }

  /** What a person decided about a send; null where it is not what the decision is about. Throws a StoreError. */
  async decide(actor: Actor, decision: Decision, id: string): Promise<Send | null> {
    assertMay(actor, "send");
    const at = this.parts.now();
    const send = await this.store.transact(async (tx) => {
      const decided = await DECISIONS[decision](tx, id, actor.email, at);
      if (decided) await recordDecision(tx, actor, { about: "send", id, decision }, at);
      return decided;
    });
    if (send) {
      this.#report(send);
      this.worker.wake();
    }
    return send;
  }

  /** While somebody waits, a store that is away is no news of the send. */
  async #look(id: string): Promise<Send | null> {
    try {
      return await this.#read(id);
    } catch (error) {
      if (isStoreError(error)) return null;
      throw error;
    }
  }
}
