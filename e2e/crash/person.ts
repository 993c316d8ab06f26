import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod/mini";
import { SEND_STATES } from "@/lib/outbox/contract/send-view";
import type { Mishap } from "./mishaps";

/** A person looks away after this, and asks again. */
const PATIENCE_MS = 1_200;
const AGAIN_MS = 40;

/** What an answer tells of a send; a refusal before any send was made tells nothing. */
const toldSchema = z.object({
  id: z.string(),
  state: z.optional(z.enum(SEND_STATES)),
  message_id: z.optional(z.string()),
});
export type Told = z.output<typeof toldSchema>;

const SETTLED = new Set(["accepted", "rejected", "unknown", "cancelled", "closed"]);

/** One who wants one message sent, and clicks until told what became of it, through every crash of the server. */
export class Person {
  readonly told: Told[] = [];
  readonly phone: string;

  constructor(
    readonly number: number,
    readonly mishap: Mishap,
    /** Asks in a second tab, under another key, or takes the message back as soon as its id is known. */
    readonly habit: "patient" | "two tabs" | "takes it back",
  ) {
    this.phone = `+1202${String(5_000_000 + number)}`;
  }

  get isDone(): boolean {
    return this.told.some(({ state }) => state !== undefined && SETTLED.has(state));
  }

  /** Until told, or until `isOver`. */
  async wantIt(origin: string, isOver: () => boolean): Promise<void> {
    while (!this.isDone && !isOver()) {
      const tabs = this.habit === "patient" ? ["a"] : ["a", "b"];
      await Promise.all(tabs.map((tab) => this.#click(origin, tab)));
      const id = this.told.at(-1)?.id;
      if (id && !this.isDone) await this.#followUp(origin, id);
      if (!this.isDone) await sleep(AGAIN_MS);
    }
  }

  #click(origin: string, tab: string): Promise<void> {
    return this.#ask(`${origin}/api/send`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": `${this.number}-${tab}` },
      body: JSON.stringify({
        phone_number: this.phone,
        message_type: "audio",
        media_url: "https://example.com/hi.mp3",
      }),
    });
  }

  #followUp(origin: string, id: string): Promise<void> {
    return this.habit === "takes it back"
      ? this.#ask(`${origin}/api/sends/${id}/cancel`, { method: "POST" })
      : this.#ask(`${origin}/api/sends/${id}`, { method: "GET" });
  }

  async #ask(url: string, init: RequestInit): Promise<void> {
    try {
      const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
      const told = toldSchema.safeParse(await answer.json());
      if (told.success) this.told.push(told.data);
    } catch {
      // The server is gone, or slow: nothing was told.
    }
  }
}
