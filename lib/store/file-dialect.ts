import "server-only";
import { CompiledQuery, type DatabaseConnection, SqliteAdapter, SqliteDialect, SqliteDriver } from "kysely";
import type Database from "libsql";
import { FileQueryCompiler } from "./storable-text";

class FileDriver extends SqliteDriver {
  constructor(private readonly database: Database.Database) {
    super({ database });
  }

  /** Takes the right to write at once: a transaction that asks for it midway can be refused without a wait. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  /** A full disk and some other faults end the transaction by themselves; an error about that would hide the fault. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.database.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** SQLite changes tables within a transaction; a migration that breaks off leaves nothing behind. */
class FileAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Kysely's SQLite on libSQL's driver. */
export class FileDialect extends SqliteDialect {
  constructor(private readonly database: Database.Database) {
    super({ database });
  }
  override createDriver = () => new FileDriver(this.database);
  override createAdapter = () => new FileAdapter();
  override createQueryCompiler = () => new FileQueryCompiler();
}
