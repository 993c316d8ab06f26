import "server-only";
import { setImmediate as giveWay } from "node:timers/promises";
import { isStoreError } from "@/lib/server/db/store-error";
import { writeLogLine } from "@/lib/server/log";
import { type Claim, type Claimer, claimNext, type Pace } from "@/lib/server/outbox/ledger/claim-send";
import type { Creation } from "@/lib/server/outbox/ledger/create-send";
import {
  holdStale,
  recoverDead,
  register,
  returnLostClaims,
  unregister,
} from "@/lib/server/outbox/ledger/recover-sends";
import { deliver, type DeliveryParts } from "./deliver";
import type { Send } from "./send";

/**
 * A sleep that can be interrupted. Interrupting it early ends the next sleep, so no call is lost.
 */
class Waiter {
  #isEnded = false;
  #resolve: (() => void) | null = null;

  end(): void {
    this.#isEnded = true;
    this.#resolve?.();
  }

  async wait(ms: number): Promise<void> {
    if (!this.#isEnded) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.#resolve = resolve;
        timer = setTimeout(resolve, ms);
      });
      clearTimeout(timer);
    }
    this.#resolve = null;
    this.#isEnded = false;
  }
}

/** A waiter for a send. `latest`: the last known state. */
type SettledWaiter = { waiting: Waiter; latest: Send | null };

/** Notifies waiters of a send that changed in this process. */
export class SettledWaiters {
  readonly #waitings = new Map<string, Set<SettledWaiter>>();

  notify(send: Send): void {
    this.#waitings.get(send.id)?.forEach((waiter) => {
      waiter.latest = send;
      waiter.waiting.end();
    });
  }

  /**
   * A wait that any change of the send ends, even one between two waits. Release it with `leave`.
   */
  join(id: string): SettledWaiter {
    const waiter = { waiting: new Waiter(), latest: null };
    const all = this.#waitings.get(id) ?? new Set();
    this.#waitings.set(id, all.add(waiter));
    return waiter;
  }

  leave(id: string, waiter: SettledWaiter): void {
    const all = this.#waitings.get(id);
    all?.delete(waiter);
    if (all?.size === 0) this.#waitings.delete(id);
  }
}

/** Concurrent requests of this process. */
const MAX_DELIVERIES = 200;
/** The longest idle sleep: other processes queue sends without notifying this one. */
const IDLE_MS = 1_000;
const HOUSEKEEPING_MS = 1_000;
const REGISTER_MS = 5_000;
/** A longer pause means that the machine slept. */
const ABSENCE_MS = 60_000;
/** A worker without a round for this long is stuck. */
const STUCK_MS = 30_000;

/** This process's worker: claims due sends, delivers them, and recovers those of dead processes. */
export class Worker {
  readonly #deliveries = new Map<string, Promise<void>>();
  readonly #waiting = new Waiter();
  #number: number | null = null;
  #housekeptAt = Number.NEGATIVE_INFINITY;
  #registeredAt = Number.NEGATIVE_INFINITY;
  #cameRoundAt = Number.NEGATIVE_INFINITY;
  #fault: Error | null = null;
  #isStopping = false;
  #running: Promise<void> | null = null;

  constructor(
    private readonly parts: DeliveryParts,
    private readonly pace: Pace,
  ) {}

  start(): void {
    this.#running ??= this.#run();
  }

  /** Wakes the worker: something was queued. */
  wake = (): void => this.#waiting.end();

  /**
   * Lets a send be claimed in its creating transaction and delivers it; a queued one waits.
   * Registers it before the claim, so that neither a stop nor lost-claim recovery misses it.
   */
  async take(id: string, make: (claimer: Claimer | null) => Promise<Creation>): Promise<Creation> {
    const claimer = this.#findClaimer();
    const making = make(claimer);
    const claiming = making.then(
      (creation) => (creation.kind === "created" ? creation.claim : null),
      () => null,
    );
    if (claimer) this.#begin(id, claiming, claimer.worker);
    if (!(await claiming)) this.wake();
    return making;
  }

  /** No claimer while there is no room, or while recovery hasn't succeeded. */
  #findClaimer(): Claimer | null {
    const isReady = !this.#isStopping && !this.#fault && this.#deliveries.size < MAX_DELIVERIES;
    return isReady && this.#number !== null ? { worker: this.#number, pace: this.pace } : null;
  }

  /** Requests in progress. */
  get deliveries(): number {
    return this.#deliveries.size;
  }

  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** What stops the worker, or null. */
  findFault(): Error | null {
    if (this.#fault) return this.#fault;
    const isStuck = this.parts.now() - this.#cameRoundAt > STUCK_MS;
    return this.#running && isStuck ? new Error("The outbox worker stopped responding.") : null;
  }

  /** Stops claiming. Resolves when sends in progress have settled, or after `patienceMs`. */
  async stop(patienceMs: number): Promise<void> {
    this.#isStopping = true;
    this.wake();
    await this.#running;
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, patienceMs)));
    await Promise.race([Promise.all(this.#deliveries.values()), patience]);
    clearTimeout(timer);
    if (this.#deliveries.size === 0) await this.#signOff();
  }

  /** A worker without open claims needs no recovery. */
  async #signOff(): Promise<void> {
    try {
      if (this.#number !== null) await unregister(this.parts.store, this.#number);
    } catch (error) {
      if (!isStoreError(error)) throw error;
    }
  }

  async #run(): Promise<void> {
    this.#cameRoundAt = this.parts.now();
    while (!this.#isStopping) {
      const waitMs = await this.#comeRound();
      if (waitMs > 0 && !this.#isStopping) await this.#waiting.wait(waitMs);
    }
  }

  /** One round: how long to wait before the next, in ms. */
  async #comeRound(): Promise<number> {
    const { now, store, reportBug } = this.parts;
    try {
      this.#number ??= await store.announce();
      await this.#keepHouse(this.#number);
      this.#cameRoundAt = now();
      this.#fault = null;
      if (this.#isStopping || this.#deliveries.size >= MAX_DELIVERIES) return IDLE_MS;
      const claimer = { worker: this.#number, pace: this.pace };
      const claiming = await claimNext(store, claimer, now);
      if (claiming.kind === "claimed") {
        this.#begin(claiming.claim.send.id, Promise.resolve(claiming.claim), this.#number);
        // Deliver the claimed sends before anything else.
        await giveWay();
        return 0;
      }
      const dueInMs = claiming.nextAt === null ? IDLE_MS : claiming.nextAt - now();
      return Math.min(Math.max(dueInMs, 1), IDLE_MS);
    } catch (error) {
      const before = this.#fault;
      this.#fault = error instanceof Error ? error : new Error("The worker failed.");
      if (!isStoreError(error)) reportBug("the worker", error);
      else if (!isStoreError(before) || before.fault !== error.fault)
        // Log once; every round meets it again.
        writeLogLine("store", { during: "the outbox", fault: error.fault, words: error.message });
      return IDLE_MS;
    }
  }

  /** Delivers the claim, and registers it among the deliveries now. */
  #begin(id: string, claiming: Promise<Claim | null>, number: number): void {
    const delivery = this.#deliver(claiming, number).then((send) => {
      const wasFull = this.#deliveries.size >= MAX_DELIVERIES;
      // A requeued send that is due at once may restart before this delivery has ended.
      if (this.#deliveries.get(id) === delivery) this.#deliveries.delete(id);
      // Notify waiters of the outcome first.
      if (wasFull || send?.progress.state === "queued") setImmediate(this.wake);
    });
    this.#deliveries.set(id, delivery);
  }

  async #deliver(claiming: Promise<Claim | null>, number: number): Promise<Send | null> {
    const claim = await claiming;
    return claim && deliver(this.parts, claim, number);
  }

  async #keepHouse(number: number): Promise<void> {
    const { now, store, report } = this.parts;
    const at = now();
    if (at - this.#housekeptAt < HOUSEKEEPING_MS) return;
    if (at - this.#registeredAt >= REGISTER_MS) {
      await register(store, number, at);
      this.#registeredAt = at;
    }
    const { moved, isAlone } = await recoverDead(store, number, at);
    moved.forEach(report);
    await returnLostClaims(store, number, new Set(this.#deliveries.keys()), at);
    if (isAlone && at - this.#housekeptAt > ABSENCE_MS) await holdStale(store, at);
    this.#housekeptAt = now();
  }
}
