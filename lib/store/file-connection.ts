import "server-only";
import { accessSync, constants, existsSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { Kysely } from "kysely";
import Database from "libsql";
import { type Connection, makeWorkerNumber } from "./connection";
import { FileDialect } from "./file-dialect";
import { takeFileLock } from "./file-lock";
import { migrate } from "./migrate";
import { StoreError } from "./store-error";
import type { Tables } from "./tables";

const BUSY_TIMEOUT_MS = 5_000;
const MIGRATION_WAIT_MS = 30_000;

function openDatabase(file: string): Database.Database {
  const database = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = FULL");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** SQLite tells a folder that may not be written from one that is not there by no code of its own. */
function mustBeWritable(folder: string, file: string): void {
  mkdirSync(folder, { recursive: true });
  accessSync(folder, constants.W_OK);
  if (existsSync(file)) accessSync(file, constants.W_OK);
}

async function openMigrated(file: string): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect: new FileDialect(openDatabase(file)) });
  try {
    await migrate(db);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** One process at a time: also the change to a write-ahead log wants the file for itself. */
async function openAlone(folder: string): Promise<Kysely<Tables>> {
  const file = path.join(folder, "menuet.db");
  mustBeWritable(folder, file);
  const lock = takeFileLock(path.join(folder, "migration.lock"), MIGRATION_WAIT_MS);
  if (!lock) throw new StoreError("unavailable");
  try {
    return await openMigrated(file);
  } finally {
    lock.release();
  }
}

/** Opens the store's file in that folder, made where it is missing. Throws what the driver throws, and StoreErrors. */
export async function openFile(folder: string): Promise<Connection> {
  const db = await openAlone(folder);
  const toLockFile = (worker: number) => path.join(folder, "workers", `${worker}.lock`);
  const held: (() => void)[] = [];
  return {
    db,
    announce: async () => {
      const worker = makeWorkerNumber();
      const lock = takeFileLock(toLockFile(worker));
      if (!lock) throw new StoreError("unavailable");
      held.push(() => {
        lock.release();
        rmSync(toLockFile(worker), { force: true });
      });
      return worker;
    },
    isAlive: async (worker) => {
      if (!existsSync(toLockFile(worker))) return false;
      const lock = takeFileLock(toLockFile(worker));
      if (!lock) return true;
      lock.release();
      rmSync(toLockFile(worker), { force: true });
      return false;
    },
    close: async () => {
      held.splice(0).forEach((release) => release());
      await db.destroy();
    },
  };
}
