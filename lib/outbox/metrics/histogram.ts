import "server-only";

/** Observations counted by how large they were; `bounds`: the upper ends of its buckets, rising, in the observations' own unit. */
export class Histogram {
  readonly #counts: number[];
  #sum = 0;

  constructor(readonly bounds: readonly number[]) {
    this.#counts = [...bounds.map(() => 0), 0];
  }

  observe(value: number): void {
    const at = this.bounds.findIndex((bound) => value <= bound);
    const bucket = at === -1 ? this.bounds.length : at;
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#sum += value;
  }

  /** `cumulative`: for each bound, and last for no bound at all, how many observations were at most that. */
  read(): { cumulative: number[]; sum: number } {
    let total = 0;
    return { cumulative: this.#counts.map((count) => (total += count)), sum: this.#sum };
  }
}
