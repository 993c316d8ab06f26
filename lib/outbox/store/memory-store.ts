import "server-only";
import { randomUUID } from "node:crypto";
import { isSettled, type Send } from "@/lib/outbox/send";
import type { Creation, NewSend, SendStore } from "./send-store";

export type StoreBounds = { unsettled: number; settled: number; keepMs: number; repeatMs: number };

/** `keepMs` and `settled` bound what is remembered, `unsettled` what is under way, `repeatMs` how long equal content is a repetition. */
export const STORE_BOUNDS: StoreBounds = {
  unsettled: 2_000,
  settled: 10_000,
  keepMs: 86_400_000,
  repeatMs: 600_000,
};

/** Sends in this process's memory: they are gone when it stops. `now` in epoch ms. */
export class MemoryStore implements SendStore {
  readonly #sends = new Map<string, Send>();
  readonly #idsByKey = new Map<string, string>();
  readonly #idsByFingerprint = new Map<string, string[]>();
  /** Id → when it settled, in the order in which they settled. */
  readonly #settledAt = new Map<string, number>();

  constructor(
    private readonly now: () => number,
    private readonly bounds: StoreBounds = STORE_BOUNDS,
  ) {}

  async create(asked: NewSend): Promise<Creation> {
    this.#forget();
    const known = this.#sends.get(this.#idsByKey.get(asked.idempotencyKey) ?? "");
    if (known?.fingerprint === asked.fingerprint) return { kind: "known", send: known };
    if (known) return { kind: "other content" };
    const repeated = this.#findRepeated(asked.fingerprint);
    if (repeated && repeated.id !== asked.resendOf) return { kind: "repeated", send: repeated };
    if (this.#sends.size - this.#settledAt.size >= this.bounds.unsettled) return { kind: "full" };
    return { kind: "created", send: this.#add(asked) };
  }

  async move(...[id, progress, why]: Parameters<SendStore["move"]>): Promise<Send> {
    const send = this.#sends.get(id);
    if (!send || isSettled(send.progress))
      throw new Error(`A send cannot become ${progress.state} any more.`);
    const event = { at: this.now(), from: send.progress.state, to: progress.state, why };
    const moved: Send = { ...send, progress, events: [...send.events, event] };
    this.#sends.set(id, moved);
    if (isSettled(progress)) this.#settledAt.set(id, event.at);
    return moved;
  }

  async find(id: string): Promise<Send | null> {
    return this.#sends.get(id) ?? null;
  }

  #add(asked: NewSend): Send {
    const createdAt = this.now();
    const why = asked.resendOf ? `sent again on purpose, after ${asked.resendOf}` : "asked for";
    const send: Send = {
      ...asked,
      id: randomUUID(),
      createdAt,
      progress: { state: "queued" },
      events: [{ at: createdAt, from: null, to: "queued", why }],
    };
    this.#sends.set(send.id, send);
    this.#idsByKey.set(send.idempotencyKey, send.id);
    const alike = this.#idsByFingerprint.get(send.fingerprint) ?? [];
    this.#idsByFingerprint.set(send.fingerprint, [...alike, send.id]);
    return send;
  }

  /** The newest send of this content that is recent and not rejected. */
  #findRepeated(fingerprint: string): Send | undefined {
    const alike = (this.#idsByFingerprint.get(fingerprint) ?? []).map((id) => this.#sends.get(id));
    const since = this.now() - this.bounds.repeatMs;
    return alike.findLast((send) => send && send.createdAt > since && send.progress.state !== "rejected");
  }

  #forget(): void {
    const before = this.now() - this.bounds.keepMs;
    for (const [id, settledAt] of this.#settledAt) {
      if (this.#settledAt.size <= this.bounds.settled && settledAt >= before) return;
      this.#remove(id);
    }
  }

  #remove(id: string): void {
    const send = this.#sends.get(id);
    this.#settledAt.delete(id);
    this.#sends.delete(id);
    if (!send) return;
    this.#idsByKey.delete(send.idempotencyKey);
    const alike = (this.#idsByFingerprint.get(send.fingerprint) ?? []).filter((other) => other !== id);
    if (alike.length > 0) this.#idsByFingerprint.set(send.fingerprint, alike);
    else this.#idsByFingerprint.delete(send.fingerprint);
  }
}
