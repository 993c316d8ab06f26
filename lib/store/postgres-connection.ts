import "server-only";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { type Connection, makeWorkerNumber } from "./connection";
import { migrate } from "./migrate";
import type { Tables } from "./tables";
import { WorkerLock } from "./worker-lock";

const MAX_CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 10_000;
const BIGINT_OID = 20;

/** Every bigint of ours is a time or a count, far below 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    oid === BIGINT_OID ? Number : pg.types.getTypeParser(oid, format),
};

/** Opens that PostgreSQL database. Throws what the driver throws, and StoreErrors. */
export async function openPostgres(url: string): Promise<Connection> {
  const config: pg.ClientConfig = {
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: "menuet",
    types,
  };
  const pool = new pg.Pool({ ...config, max: MAX_CONNECTIONS, statement_timeout: STATEMENT_TIMEOUT_MS });
  // A connection that breaks while nobody uses it: the pool replaces it, and whoever asks next hears what is wrong.
  pool.on("error", () => undefined);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
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
