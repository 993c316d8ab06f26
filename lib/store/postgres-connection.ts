import "server-only";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { type Connection, makeWorkerNumber } from "./connection";
import { migrate } from "./migrate";
import { ServerQueryCompiler } from "./storable-text";
import type { Tables } from "./tables";
import { WorkerLock } from "./worker-lock";

const MAX_CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 10_000;
/** bigint, and numeric: what a sum of bigints is. */
const WHOLE_OIDS: ReadonlySet<number> = new Set([20, 1_700]);

/** Every such number of ours is a time or a count, far below 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    WHOLE_OIDS.has(oid) ? Number : pg.types.getTypeParser(oid, format),
};

class ServerDialect extends PostgresDialect {
  override createQueryCompiler = () => new ServerQueryCompiler();
}

const openPool = (config: pg.PoolConfig): Kysely<Tables> => {
  const pool = new pg.Pool(config);
  // A connection that breaks while nobody waits for its answer: the pool replaces it, and whoever asks next hears what is
  // wrong. One that breaks between two statements of a transaction tells nobody but the client itself.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return new Kysely<Tables>({ dialect: new ServerDialect({ pool }) });
};

/** A change of tables takes as long as it takes. */
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
    close: async () => {
      await Promise.all(locks.splice(0).map((lock) => lock.release()));
      await db.destroy();
    },
  };
}
