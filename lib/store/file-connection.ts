import "server-only";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from "kysely";
import Database from "libsql";
import { type Connection, makeWorkerNumber } from "./connection";
import { takeFileLock } from "./file-lock";
import { migrate } from "./migrate";
import { StoreError } from "./store-error";
import type { Tables } from "./tables";

const BUSY_TIMEOUT_MS = 5_000;
const MIGRATION_WAIT_MS = 30_000;

/** Takes the right to write at once: a transaction that asks for it midway can be refused without a wait. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

/** SQLite changes tables within a transaction; a migration that breaks off leaves nothing behind. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class FileDialect extends SqliteDialect {
  constructor(private readonly database: Database.Database) {
    super({ database });
  }
  override createDriver = () => new ImmediateDriver({ database: this.database });
  override createAdapter = () => new TransactionalAdapter();
}

function openDatabase(file: string): Database.Database {
  const database = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  return database;
}

async function migrateAlone(db: Kysely<Tables>, folder: string): Promise<void> {
  const lock = takeFileLock(path.join(folder, "migration.lock"), MIGRATION_WAIT_MS);
  if (!lock) throw new StoreError("unavailable");
  try {
    await migrate(db);
  } finally {
    lock.release();
  }
}

/** Opens the store's file in that folder, made where it is missing. Throws what the driver throws, and StoreErrors. */
export async function openFile(folder: string): Promise<Connection> {
  mkdirSync(folder, { recursive: true });
  const db = new Kysely<Tables>({ dialect: new FileDialect(openDatabase(path.join(folder, "menuet.db"))) });
  try {
    await migrateAlone(db, folder);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const toLockFile = (worker: number) => path.join(folder, "workers", `${worker}.lock`);
  const held: (() => void)[] = [];
  return {
    db,
    announce: async () => {
      const worker = makeWorkerNumber();
      const lock = takeFileLock(toLockFile(worker));
      if (!lock) throw new StoreError("unavailable");
      held.push(lock.release);
      return worker;
    },
    isAlive: async (worker) => {
      if (!existsSync(toLockFile(worker))) return false;
      const lock = takeFileLock(toLockFile(worker));
      lock?.release();
      return lock === null;
    },
    close: async () => {
      held.splice(0).forEach((release) => release());
      await db.destroy();
    },
  };
}
