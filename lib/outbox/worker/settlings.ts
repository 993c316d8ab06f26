import "server-only";
import type { Send } from "@/lib/outbox/send";
import { Waiting } from "./waiting";

/** Somebody waits for a send: `latest` is what was last told of it. */
export type Settling = { waiting: Waiting; latest: Send | null };

/** Tells those who wait for a send that something became of it in this process. */
export class Settlings {
  readonly #waitings = new Map<string, Set<Settling>>();

  tell(send: Send): void {
    this.#waitings.get(send.id)?.forEach((settling) => {
      settling.latest = send;
      settling.waiting.end();
    });
  }

  /** A wait that every news of that send ends, also news that comes between two waits. Give it back with `leave`. */
  join(id: string): Settling {
    const settling = { waiting: new Waiting(), latest: null };
    const all = this.#waitings.get(id) ?? new Set();
    this.#waitings.set(id, all.add(settling));
    return settling;
  }

  leave(id: string, settling: Settling): void {
    const all = this.#waitings.get(id);
    all?.delete(settling);
    if (all?.size === 0) this.#waitings.delete(id);
  }
}
