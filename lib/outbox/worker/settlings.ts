import "server-only";
import { Waiting } from "./waiting";

/** Tells those who wait for a send that something became of it in this process. */
export class Settlings {
  readonly #waitings = new Map<string, Set<Waiting>>();

  tell(id: string): void {
    this.#waitings.get(id)?.forEach((waiting) => waiting.end());
  }

  /** A wait that every news of that send ends, also news that comes between two waits. Give it back with `leave`. */
  join(id: string): Waiting {
    const waiting = new Waiting();
    const all = this.#waitings.get(id) ?? new Set();
    this.#waitings.set(id, all.add(waiting));
    return waiting;
  }

  leave(id: string, waiting: Waiting): void {
    const all = this.#waitings.get(id);
    all?.delete(waiting);
    if (all?.size === 0) this.#waitings.delete(id);
  }
}
