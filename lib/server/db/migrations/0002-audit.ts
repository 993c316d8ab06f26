import "server-only";
import { type Kysely, type Migration, sql, SqliteAdapter } from "kysely";
import type { Tables } from "@/lib/server/db/tables";

/** Entries are immutable: the database itself refuses to change or delete them. */
const SQLITE = ["update", "delete"].map(
  (change) =>
    sql`create trigger ${sql.ref(`audit_no_${change}`)} before ${sql.raw(change)} on audit_entries
        begin select raise(abort, 'The audit log is only appended to.'); end`,
);
const POSTGRES = [
  sql`create function refuse_audit_change() returns trigger language plpgsql as
      $$ begin raise exception 'The audit log is only appended to.'; end $$`,
  sql`create trigger audit_no_change before update or delete or truncate on audit_entries
      for each statement execute function refuse_audit_change()`,
];

/** Who did what, when and from where. */
export const auditMigration: Migration = {
  async up(db: Kysely<Tables>) {
    await db.schema
      .createTable("audit_entries")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("at", "bigint", (column) => column.notNull())
      .addColumn("event", "text", (column) => column.notNull())
      .addColumn("who", "text", (column) => column.notNull())
      .addColumn("what", "text", (column) => column.notNull())
      .addColumn("address", "text", (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex("audit_entries_by_event")
      .on("audit_entries")
      .columns(["event", "id"])
      .execute();
    const isFile = db.getExecutor().adapter instanceof SqliteAdapter;
    for (const statement of isFile ? SQLITE : POSTGRES) await statement.execute(db);
  },
};
