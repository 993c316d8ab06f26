import "server-only";
import type { Kysely, Transaction } from "kysely";
import { toStoreError } from "./store-error";
import type { Tables } from "./tables";

/**
 * An open database; `check` throws a StoreError if it was replaced. `announce` takes a number that
 * shows whether this process is alive, however it ends. `isAlive` checks any such number, and never
 * takes a live process for dead.
 */
export type Connection = {
  db: Kysely<Tables>;
  check?: () => void;
  announce: () => Promise<number>;
  isAlive: (worker: number) => Promise<boolean>;
  /**
   * Notifies subscribers here and, if the database can, in other processes. A notification may get
   * lost.
   */
  notify: () => void;
  listen: (listener: () => void) => Promise<() => void>;
  close: () => Promise<void>;
};

const MAX_WORKER = 2 ** 31 - 1;

/** A process's number; two collide with a chance of one in two billion. */
export const makeWorkerNumber = (): number => 1 + Math.floor(Math.random() * (MAX_WORKER - 1));

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/** PostgreSQL's deadlock and serialization failure: nothing was done, so retry. */
const PASSING = /^40(?:001|P01)$/;
const MAX_ATTEMPTS = 5;

const isPassing = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && PASSING.test(String(error.code));

/** The store, which opens on first use and retries if that failed. Throws StoreErrors. */
export class Store {
  #opening: Promise<Connection> | null = null;

  constructor(private readonly open: () => Promise<Connection>) {}

  /** Reads, or writes in a single statement. NUL and halves of surrogate pairs become U+FFFD. */
  async query<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return this.#use(({ db }) => work(db));
  }

  /** Runs an atomic transaction, durable once resolved. `work` may run more than once. */
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

  /** This process's number for `isAlive`. */
  announce = (): Promise<number> => this.#use((connection) => connection.announce());

  isAlive = (worker: number): Promise<boolean> => this.#use((connection) => connection.isAlive(worker));

  /** Notifies subscribers of a commit. It may get lost, so they also poll. */
  notify(): void {
    this.#opening?.then((connection) => connection.notify()).catch(() => undefined);
  }

  /** Returns the unsubscribe function. Throws a StoreError. */
  listen = (listener: () => void): Promise<() => void> =>
    this.#use((connection) => connection.listen(listener));

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
      const connection = await this.#connect();
      connection.check?.();
      return await work(connection);
    } catch (error) {
      throw toStoreError(error) ?? error;
    }
  }
}
