import "server-only";
import { CompiledQuery, type DatabaseConnection, SqliteAdapter, SqliteDialect, SqliteDriver } from "kysely";
import type Database from "libsql";
import { FileQueryCompiler } from "./storable-text";

/** As many as there are queries and more: lists of values of many lengths would fill it, and then it begins anew. */
const MAX_STATEMENTS = 200;

/** Each statement is prepared once: on the way to FlowIQ that is a third of what the store takes. */
function keepStatements(database: Database.Database): Pick<Database.Database, "prepare" | "close"> {
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
    super({ database: keepStatements(database) });
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
  /** What tells the file's database from the server's. */
  readonly isFile = true;
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
