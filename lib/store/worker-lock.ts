import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { type Kysely, sql } from "kysely";
import pg from "pg";
import type { Tables } from "./tables";

/** Sets Menuet's advisory locks apart from those of whoever else uses the database. */
const LOCK_CLASS = 77_101;
const RETRY_MS = 500;

/**
 * A process's own number as an advisory lock, held by a connection of its own: PostgreSQL lets go of it when the process
 * is gone. A connection that breaks while the process lives is made anew.
 */
export class WorkerLock {
  #client: pg.Client | null = null;
  #isReleased = false;

  constructor(
    private readonly config: pg.ClientConfig,
    private readonly worker: number,
  ) {}

  /** Whether no living process holds that number. */
  static async isFree(db: Kysely<Tables>, worker: number): Promise<boolean> {
    return db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ is_free: boolean }>`
        select pg_try_advisory_xact_lock(${LOCK_CLASS}::int, ${worker}::int) as is_free`.execute(tx);
      return rows[0]?.is_free === true;
    });
  }

  async take(): Promise<void> {
    const client = new pg.Client(this.config);
    client.on("error", () => client.end().catch(() => undefined));
    try {
      await client.connect();
      await client.query("select pg_advisory_lock($1::int, $2::int)", [LOCK_CLASS, this.worker]);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    this.#client = client;
    client.once("end", () => void this.#takeAgain());
  }

  async release(): Promise<void> {
    this.#isReleased = true;
    await this.#client?.end().catch(() => undefined);
  }

  async #takeAgain(): Promise<void> {
    while (!this.#isReleased) {
      try {
        return await this.take();
      } catch {
        // The database is away: what needs it says so to whoever asks, and here it is only waited for.
        await sleep(RETRY_MS, undefined, { ref: false });
      }
    }
  }
}
