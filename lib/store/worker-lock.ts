import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { type Kysely, sql } from "kysely";
import pg from "pg";
import type { Tables } from "./tables";

/** Sets Menuet's advisory locks apart from those of whoever else uses the database. */
const LOCK_CLASS = 77_101;
const RETRY_MS = 50;
/** In this time a process that lives has its lock again, after its connection broke or the database came back. */
const RECONNECT_MS = 300;

/** Looks without touching: two who try the lock at once would take each other for its holder. Who waits for it lives, too. */
async function isHeld(db: Kysely<Tables>, worker: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pg_locks
    where locktype = 'advisory' and objsubid = 2 and classid = ${LOCK_CLASS}::int8::oid and objid = ${worker}::int8::oid
      and database = (select oid from pg_database where datname = current_database())`.execute(db);
  return rows.length > 0;
}

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

  /** Whether no living process holds that number: twice looked, because one that lives can be without its lock for a moment. */
  static async isFree(db: Kysely<Tables>, worker: number): Promise<boolean> {
    if (await isHeld(db, worker)) return false;
    await sleep(RECONNECT_MS);
    return !(await isHeld(db, worker));
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
    if (this.#isReleased) await this.release();
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
