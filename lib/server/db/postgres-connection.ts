import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { migrate } from "./migrate";
import { ServerQueryCompiler } from "./prepare-query";
import { type Connection, makeWorkerNumber } from "./store";
import type { Tables } from "./tables";

const CHANNEL = "menuet_changes";
const LISTEN_RETRY_MS = 1_000;
/** Batches notifications: PostgreSQL lets only one process notify at a time. */
const GATHER_MS = 20;

/**
 * Notifies other processes with LISTEN and NOTIFY, on its own connection while anyone subscribes.
 */
class PostgresSignal {
  readonly #listeners = new Set<() => void>();
  #client: pg.Client | null = null;
  #opening: Promise<void> | null = null;
  #gathering: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(
    private readonly config: pg.ClientConfig,
    private readonly db: Kysely<Tables>,
  ) {}

  /** Outside the transaction: NOTIFY inside one serialises commits. */
  notify = (): void => {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = null;
      if (!this.#isClosed) void sql`select pg_notify(${CHANNEL}, '')`.execute(this.db).catch(() => undefined);
    }, GATHER_MS).unref();
  };

  listen = async (listener: () => void): Promise<() => void> => {
    this.#listeners.add(listener);
    await (this.#opening ??= this.#open());
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) void this.#end();
    };
  };

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#listeners.clear();
    if (this.#gathering) clearTimeout(this.#gathering);
    await this.#end();
  }

  async #end(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    this.#opening = null;
    await client?.end().catch(() => undefined);
  }

  /** Reconnects; until then subscribers poll. */
  async #open(): Promise<void> {
    const client = new pg.Client(this.config);
    client.on("error", () => client.end().catch(() => undefined));
    client.on("notification", () => this.#listeners.forEach((listener) => listener()));
    client.once("end", () => this.#openAgain(client));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      if (this.#isClosed || this.#listeners.size === 0) return void (await client.end());
      this.#client = client;
    } catch {
      await client.end().catch(() => undefined);
      this.#openAgain(client);
    }
  }

  #openAgain(client: pg.Client): void {
    if (this.#client !== null && this.#client !== client) return;
    this.#client = null;
    if (this.#isClosed || this.#listeners.size === 0) return;
    setTimeout(() => {
      if (!this.#isClosed && this.#listeners.size > 0 && this.#client === null) this.#opening = this.#open();
    }, LISTEN_RETRY_MS).unref();
  }
}

/** Namespaces Menuet's advisory locks. */
const LOCK_CLASS = 77_101;
const RETRY_MS = 50;
/** A live process regains its lock within this time after a lost connection. */
const RECONNECT_MS = 300;

/**
 * Only reads, because two that try the lock would see each other as holders. A waiter counts too.
 */
async function isHeld(db: Kysely<Tables>, worker: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pg_locks
    where locktype = 'advisory' and objsubid = 2 and classid = ${LOCK_CLASS}::int8::oid and objid = ${worker}::int8::oid
      and database = (select oid from pg_database where datname = current_database())`.execute(db);
  return rows.length > 0;
}

/** A worker's number as an advisory lock, which PostgreSQL releases when the process dies. */
class WorkerLock {
  #client: pg.Client | null = null;
  #isReleased = false;

  constructor(
    private readonly config: pg.ClientConfig,
    private readonly worker: number,
  ) {}

  /**
   * Whether no live process has this number. Checks twice: a live one may lose its lock briefly.
   */
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
        // The database is unavailable. Requests report it; here we only wait.
        await sleep(RETRY_MS, undefined, { ref: false });
      }
    }
  }
}

const MAX_CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 10_000;
/** bigint, and numeric (the sum of bigints). */
const WHOLE_OIDS: ReadonlySet<number> = new Set([20, 1_700]);

/** All our numbers are times or counts, far below 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    WHOLE_OIDS.has(oid) ? Number : pg.types.getTypeParser(oid, format),
};

class ServerDialect extends PostgresDialect {
  override createQueryCompiler = () => new ServerQueryCompiler();
}

const openPool = (config: pg.PoolConfig): Kysely<Tables> => {
  const pool = new pg.Pool(config);
  // The pool replaces a broken idle connection; within a transaction, only the client notices.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return new Kysely<Tables>({ dialect: new ServerDialect({ pool }) });
};

/** Migrations have no timeout. */
async function migrateInPeace(config: pg.ClientConfig): Promise<void> {
  const db = openPool({ ...config, max: 1 });
  try {
    await migrate(db);
  } finally {
    await db.destroy();
  }
}

/** Opens that PostgreSQL database. Throws what the driver throws, and StoreErrors. */
export async function openPostgres(url: string): Promise<Connection> {
  const config: pg.ClientConfig = {
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: "menuet",
    types,
  };
  await migrateInPeace(config);
  const db = openPool({ ...config, max: MAX_CONNECTIONS, statement_timeout: STATEMENT_TIMEOUT_MS });
  const locks: WorkerLock[] = [];
  const signal = new PostgresSignal(config, db);
  return {
    db,
    announce: async () => {
      const worker = makeWorkerNumber();
      const lock = new WorkerLock(config, worker);
      await lock.take();
      locks.push(lock);
      return worker;
    },
    isAlive: async (worker) => !(await WorkerLock.isFree(db, worker)),
    notify: signal.notify,
    listen: signal.listen,
    close: async () => {
      await signal.close();
      await Promise.all(locks.splice(0).map((lock) => lock.release()));
      await db.destroy();
    },
  };
}
