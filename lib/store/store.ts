import "server-only";
import type { Kysely, Transaction } from "kysely";
import type { Connection } from "./connection";
import { toStoreError } from "./store-error";
import type { Tables } from "./tables";

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/** PostgreSQL's deadlock and serialization failure: the transaction did nothing and can be had again. */
const PASSING = /^40(?:001|P01)$/;
const MAX_ATTEMPTS = 5;

const isPassing = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && PASSING.test(String(error.code));

/**
 * The database behind everything that is kept. It opens when it is first needed, and tries again where that failed; what is the
 * matter with it comes as a StoreError, and any other error is a bug.
 */
export class Store {
  #opening: Promise<Connection> | null = null;

  constructor(private readonly open: () => Promise<Connection>) {}

  /** Reads, or makes one change in a single statement. NUL and halves of surrogate pairs in texts are kept as U+FFFD. */
  async query<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return this.#use(({ db }) => work(db));
  }

  /** Makes changes that stand or fall together, and are durable once it resolves. `work` may be run more than once. */
  async transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#use(async ({ db }) => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await db.transaction().execute(work);
        } catch (error) {
          if (!isPassing(error) || attempt >= MAX_ATTEMPTS) throw error;
        }
      }
    });
  }

  /** A number for this process that `isAlive` tells others of. */
  announce = (): Promise<number> => this.#use((connection) => connection.announce());

  isAlive = (worker: number): Promise<boolean> => this.#use((connection) => connection.isAlive(worker));

  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = null;
    const connection = await opening?.catch(() => null);
    await connection?.close();
  }

  #connect(): Promise<Connection> {
    if (this.#opening) return this.#opening;
    const opening = this.open();
    this.#opening = opening;
    opening.catch(() => {
      if (this.#opening === opening) this.#opening = null;
    });
    return opening;
  }

  async #use<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    try {
      return await work(await this.#connect());
    } catch (error) {
      throw toStoreError(error) ?? error;
    }
  }
}
