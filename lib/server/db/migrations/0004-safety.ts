import "server-only";
import { type Kysely, type Migration } from "kysely";
import type { Tables } from "@/lib/server/db/tables";

/** The sending rules: whether, to whom and how much may be sent. */
export const safetyMigration: Migration = {
  async up(db: Kysely<Tables>) {
    await db.schema
      .createTable("sending_rules")
      .addColumn("id", "integer", (column) => column.primaryKey())
      .addColumn("stopped_by", "text")
      .addColumn("stopped_at", "bigint")
      .addColumn("is_limited", "integer", (column) => column.notNull())
      .addColumn("per_day", "integer")
      .execute();
    await db.insertInto("sending_rules").values({ id: 1, is_limited: 0 }).execute();
    await db.schema
      .createTable("listed_recipients")
      .addColumn("recipient", "text", (column) => column.notNull())
      .addColumn("list", "text", (column) => column.notNull())
      .addColumn("place", "integer", (column) => column.notNull())
      .addPrimaryKeyConstraint("listed_recipients_key", ["recipient", "list"])
      .execute();
  },
};
