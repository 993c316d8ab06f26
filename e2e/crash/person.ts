import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod/mini";
import { KNOWN_HEADERS } from "../fixtures/known-person.mjs";
import { SEND_STATES } from "@/lib/api/send-view";
import type { Mishap } from "./mishaps";

/** How long a client waits for a response before it retries, and when all retries end. */
type Patience = { isOver: () => boolean; patienceMs: number };

const AGAIN_MS = 40;

/** A response's claim about a send; a refusal claims nothing. */
const toldSchema = z.object({
  id: z.string(),
  state: z.optional(z.enum(SEND_STATES)),
  message_id: z.optional(z.string()),
});
export type Told = z.output<typeof toldSchema>;

const SETTLED = new Set(["accepted", "rejected", "unknown", "cancelled", "closed"]);

/**
 * A client that wants one message sent and retries through every crash until it knows the outcome.
 */
export class Person {
  readonly told: Told[] = [];
  readonly phone: string;

  constructor(
    readonly number: number,
    readonly mishap: Mishap,
    /** Sends from a second tab under another key, or cancels as soon as it knows the id. */
    readonly habit: "patient" | "two tabs" | "takes it back",
  ) {
    this.phone = `+1202${String(5_000_000 + number)}`;
  }

  get isDone(): boolean {
    return this.told.some(({ state }) => state !== undefined && SETTLED.has(state));
  }

  /** Retries until the outcome is known or time is up. */
  async wantIt(origin: string, patience: Patience): Promise<void> {
    const { patienceMs } = patience;
    while (!this.isDone && !patience.isOver()) {
      const tabs = this.habit === "patient" ? ["a"] : ["a", "b"];
      await Promise.all(tabs.map((tab) => this.#click(origin, tab, patienceMs)));
      const id = this.told.at(-1)?.id;
      if (id && !this.isDone) await this.#followUp(origin, id, patienceMs);
      if (!this.isDone) await sleep(AGAIN_MS);
    }
  }

  #click(origin: string, tab: string, patienceMs: number): Promise<void> {
    return this.#ask(
      `${origin}/api/send`,
      {
        method: "POST",
        headers: { "Content-Type": "application/json", "Idempotency-Key": `${this.number}-${tab}` },
        body: JSON.stringify({
          phone_number: this.phone,
          message_type: "audio",
          media_url: "https://example.com/hi.mp3",
        }),
      },
      patienceMs,
    );
  }

  #followUp(origin: string, id: string, patienceMs: number): Promise<void> {
    return this.habit === "takes it back"
      ? this.#ask(`${origin}/api/sends/${id}`, { method: "POST", body: '{"decision":"cancel"}' }, patienceMs)
      : this.#ask(`${origin}/api/sends/${id}`, { method: "GET" }, patienceMs);
  }

  async #ask(url: string, init: RequestInit, patienceMs: number): Promise<void> {
    try {
      const headers = { ...KNOWN_HEADERS, "Content-Type": "application/json", ...init.headers };
      const answer = await fetch(url, { ...init, headers, signal: AbortSignal.timeout(patienceMs) });
      const told = toldSchema.safeParse(await answer.json());
      if (told.success) this.told.push(told.data);
    } catch {
      // The server is down or slow: no response.
    }
  }
}
