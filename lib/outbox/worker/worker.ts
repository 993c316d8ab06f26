import "server-only";
import { setImmediate as giveWay } from "node:timers/promises";
import { type Claim, claimNext, type Claimer, type Pace } from "@/lib/outbox/ledger/claim-send";
import type { Creation } from "@/lib/outbox/ledger/create-send";
import {
  holdStale,
  recoverDead,
  register,
  returnLostClaims,
  unregister,
} from "@/lib/outbox/ledger/recover-sends";
import type { Send } from "@/lib/outbox/send";
import { isStoreError } from "@/lib/store/store-error";
import { deliver, type DeliveryParts } from "./deliver";
import { Waiting } from "./waiting";

/** Requests under way at once in this process. */
const MAX_DELIVERIES = 200;
/** How long an idle worker sleeps at most: other processes queue sends that it does not hear of. */
const IDLE_MS = 1_000;
const HOUSEKEEPING_MS = 1_000;
const REGISTER_MS = 5_000;
/** A pause this long was no pause of ours: the machine slept. */
const ABSENCE_MS = 60_000;
/** A worker that has not come round for so long is of no use. */
const STUCK_MS = 30_000;

/** The process's own part in the work: it claims what is due, delivers it, and looks after what dead processes left. */
export class Worker {
  readonly #deliveries = new Map<string, Promise<void>>();
  readonly #waiting = new Waiting();
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

  /** Something was queued: it need not wait for the next round. */
  wake = (): void => this.#waiting.end();

  /**
   * Lets the send of that id be claimed as it is made, and delivers it then; what is only queued waits for its turn. It is among the
   * deliveries before it is claimed, so that neither a stop nor the search for lost claims misses it.
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

  /** Nobody while there is no room, or no knowing that all is well. */
  #findClaimer(): Claimer | null {
    const isReady = !this.#isStopping && !this.#fault && this.#deliveries.size < MAX_DELIVERIES;
    return isReady && this.#number !== null ? { worker: this.#number, pace: this.pace } : null;
  }

  /** How many requests are under way. */
  get deliveries(): number {
    return this.#deliveries.size;
  }

  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** What keeps it from working now; null when all is well. */
  findFault(): Error | null {
    if (this.#fault) return this.#fault;
    const isStuck = this.parts.now() - this.#cameRoundAt > STUCK_MS;
    return this.#running && isStuck ? new Error("The worker that sends has not come round.") : null;
  }

  /** Claims nothing more, and resolves when all that is in flight has settled, or after `patienceMs`. */
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

  /** A worker that leaves nothing behind need not be looked after. */
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
        // What was claimed leaves before anything else is looked for.
        await giveWay();
        return 0;
      }
      const dueInMs = claiming.nextAt === null ? IDLE_MS : claiming.nextAt - now();
      return Math.min(Math.max(dueInMs, 1), IDLE_MS);
    } catch (error) {
      this.#fault = error instanceof Error ? error : new Error("The worker failed.");
      if (!isStoreError(error)) reportBug("the worker", error);
      return IDLE_MS;
    }
  }

  /** Delivers what becomes claimed, and is among the deliveries from now on. */
  #begin(id: string, claiming: Promise<Claim | null>, number: number): void {
    const delivery = this.#deliver(claiming, number).then((send) => {
      const wasFull = this.#deliveries.size >= MAX_DELIVERIES;
      // Put back and due at once, it can be under way again before this one has heard that it ended.
      if (this.#deliveries.get(id) === delivery) this.#deliveries.delete(id);
      // Who waits for it hears of its end before anything else is looked for.
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
