import "server-only";
import Database from "libsql";
import path from "node:path";
import { randomInt } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from "kysely";
import { migrate } from "./migrate";
import { FileQueryCompiler } from "./prepare-query";
import { type Connection, makeWorkerNumber } from "./store";
import { StoreError } from "./store-error";
import type { Tables } from "./tables";

/** More than there are queries; when full, it is cleared. */
const MAX_STATEMENTS = 200;

/** Prepare each statement once: a third of the store's time per send. */
function cacheStatements(database: Database.Database): Pick<Database.Database, "prepare" | "close"> {
  const statements = new Map<string, ReturnType<Database.Database["prepare"]>>();
  return {
    close: () => database.close(),
    prepare: (sql: string) => {
      const known = statements.get(sql);
      if (known) return known;
      if (statements.size >= MAX_STATEMENTS) statements.clear();
      const statement = database.prepare(sql);
      statements.set(sql, statement);
      return statement;
    },
  } as Pick<Database.Database, "prepare" | "close">;
}

class FileDriver extends SqliteDriver {
  constructor(private readonly database: Database.Database) {
    super({ database: cacheStatements(database) });
  }

  /** Takes the write lock at the start; asking for it later can be refused without a wait. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  /** A full disk and some other errors end the transaction by themselves; keep the first error. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.database.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** SQLite alters tables in a transaction, so a failed migration leaves nothing behind. */
class FileAdapter extends SqliteAdapter {
  /** Marks the file database, as opposed to PostgreSQL. */
  readonly isFile = true;
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Kysely's SQLite on libSQL's driver. */
class FileDialect extends SqliteDialect {
  constructor(private readonly database: Database.Database) {
    super({ database });
  }
  override createDriver = () => new FileDriver(this.database);
  override createAdapter = () => new FileAdapter();
  override createQueryCompiler = () => new FileQueryCompiler();
}

/** Held until released or the process ends, however it ends. */
type FileLock = { release: () => void };

const isBusy = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "SQLITE_BUSY";

/**
 * Locks this file, waiting at most `waitMs`; null if another process holds it. Uses SQLite's locks,
 * which work on every system. The file is never deleted, or two processes could lock two files.
 */
function takeFileLock(file: string, waitMs = 0): FileLock | null {
  mkdirSync(path.dirname(file), { recursive: true });
  const database = new Database(file, { timeout: waitMs });
  try {
    database.exec("begin exclusive");
  } catch (error) {
    database.close();
    if (isBusy(error)) return null;
    throw error;
  }
  return { release: () => void database.close() };
}

/** The database's number, beside it. If deleted, the next start accepts any database. */
const MARKER = "menuet.id";
/** A number in the file's header that travels with copies. Zero means none. */
const MAX_ID = 2 ** 31 - 1;

const findMarked = (folder: string): number | null => {
  try {
    return Number(/^\d{1,10}$/.exec(readFileSync(path.join(folder, MARKER), "utf8").trim())?.[0]) || null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
};

function mark(folder: string, id: number): void {
  const file = path.join(folder, MARKER);
  writeFileSync(`${file}.new`, `${id}\n`, { flush: true });
  renameSync(`${file}.new`, file);
}

const readStats = (file: string) => statSync(file, { throwIfNoEntry: false });

/** Refuses to create a database where one existed: an opened empty file would look new. */
function mustNotBeEmptied(folder: string, file: string): void {
  if (findMarked(folder) !== null && !readStats(file)?.size) throw new StoreError("lost");
}

const readNumber = (database: Database.Database, sql: string): number =>
  Number(Object.values(database.prepare(sql).get() as Record<string, unknown>)[0]);

/** Refuses a database that is not the folder's own. Call before the tables are made. */
function mustBeOwn(folder: string, database: Database.Database): void {
  const marked = findMarked(folder);
  if (marked === null) return;
  const id = readNumber(database, "pragma user_version");
  const tables = readNumber(database, "select count(*) from sqlite_master where type = 'table'");
  // Old backups have no number.
  if (tables === 0 || (id !== 0 && id !== marked)) throw new StoreError("lost");
}

/** Numbers the database and saves the number in the folder. Call after the migrations. */
function identify(folder: string, database: Database.Database): void {
  const marked = findMarked(folder);
  const known = readNumber(database, "pragma user_version");
  const id = known || (marked ?? randomInt(1, MAX_ID));
  if (known === 0) database.exec(`pragma user_version = ${id}`);
  if (marked === null) mark(folder, id);
}

/**
 * Detects an emptied, deleted or replaced file, which SQLite doesn't notice. Throws a StoreError.
 */
function watchFile(file: string): () => void {
  const opened = readStats(file);
  return () => {
    const now = readStats(file);
    if (!now?.size || now.ino !== opened?.ino || now.dev !== opened.dev) throw new StoreError("lost");
  };
}

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

/** SQLite has no code that separates a read-only folder from a missing one. */
function mustBeWritable(folder: string, file: string): void {
  mkdirSync(folder, { recursive: true });
  accessSync(folder, constants.W_OK);
  if (existsSync(file)) accessSync(file, constants.W_OK);
}

async function openMigrated(folder: string, file: string): Promise<Kysely<Tables>> {
  const database = openDatabase(file);
  const db = new Kysely<Tables>({ dialect: new FileDialect(database) });
  try {
    mustBeOwn(folder, database);
    await migrate(db);
    identify(folder, database);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** One process at a time: switching to WAL needs the file alone. */
async function openAlone(folder: string, file: string): Promise<Kysely<Tables>> {
  mustBeWritable(folder, file);
  const lock = takeFileLock(path.join(folder, "migration.lock"), MIGRATION_WAIT_MS);
  if (!lock) throw new StoreError("unavailable");
  try {
    mustNotBeEmptied(folder, file);
    return await openMigrated(folder, file);
  } finally {
    lock.release();
  }
}

/** Opens the store's file in that folder, or creates it. Throws driver errors and StoreErrors. */
export async function openFile(folder: string): Promise<Connection> {
  const file = path.join(folder, "menuet.db");
  const db = await openAlone(folder, file);
  const check = watchFile(file);
  const toLockFile = (worker: number) => path.join(folder, "workers", `${worker}.lock`);
  const held: (() => void)[] = [];
  const listeners = new Set<() => void>();
  return {
    db,
    check,
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
    notify: () => listeners.forEach((listener) => listener()),
    listen: async (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => {
      held.splice(0).forEach((release) => release());
      await db.destroy();
    },
  };
}
